import { basename } from "node:path";
import {
  type Directory,
  type Enrollers,
  type Person,
  type Purpose,
  readSourceFile,
  type TemplateKind,
} from "@hapju/identity";
import type { Inference } from "@hapju/inference";
import type { Media } from "@hapju/media";
import type { RoutePlan, Scope } from "@hapju/spec";
import { faceDetection, faceEmbedding, speakerEmbedding } from "@hapju/tasks";
import { MeetingError } from "../errors.ts";
import { modelEnrollers } from "./model-enrollers.ts";

/** Extensions of sound files; every other file is read as a photo. */
const SOUND = /\.(wav|flac|mp3|m4a|aac|ogg|opus|webm|mp4|mov|mkv)$/i;
/** The wording an operator agrees to by `hapju people add`; see the user guide. */
const CONSENT_TEXT = "operator-enrolment-1";

/** Enrols people with the models a run would use. */
export interface Enrolment {
  /** Makes templates of photos and sounds with the models a run would use. @throws InferenceError `model-missing` */
  enrollers(): Promise<Enrollers>;
  /**
   * Imports a folder of photos or a `people.json`; importing again changes nothing.
   * @returns the ids of those who may be named
   * @throws MeetingError `people-not-imported` listing everything that was wrong; IdentityError
   */
  importPeople(scope: Scope, path: string): Promise<string[]>;
  /**
   * Adds a person by photos or voice samples. The operator states that they consented.
   * @throws IdentityError `no-face`, `several-faces`, …
   */
  enrol(scope: Scope, name: string, files: readonly string[], id?: string): Promise<Person>;
}

/** Opens enrolment into a directory. */
export function openEnrolment(directory: Directory, models: Inference, media: Media): Enrolment {
  const enrollers = async (): Promise<Enrollers> => {
    const faces = await models.plan([faceDetection, faceEmbedding]);
    const voices = await models.plan([speakerEmbedding]).catch((): RoutePlan => ({}));
    return modelEnrollers({ media, models, plan: { ...faces, ...voices } });
  };
  return {
    enrollers,
    async importPeople(scope, path) {
      const { people, problems } = await directory.import(scope, path, await enrollers());
      // A person the file lists without enrolling may be enrolled already; this import does not let them be named.
      if (problems.length === 0) return people.filter(({ enrolled }) => enrolled).map(({ id }) => id);
      const list = problems.map(({ message }) => `- ${message}`).join("\n");
      const isOne = problems.length === 1;
      throw new MeetingError(
        "people-not-imported",
        `${isOne ? "One problem" : `${problems.length} problems`} in ${path}; fix ${isOne ? "it" : "them"} and import again:\n${list}`,
        { path, problems: problems.map(({ code, message, data }) => ({ code, message, data })) },
      );
    },
    async enrol(scope, name, paths, id) {
      const tools = await enrollers();
      const files = await Promise.all(
        paths.map(async (path) => {
          const kind: TemplateKind = SOUND.test(path) ? "voice" : "face";
          return { kind, file: await readSourceFile({ path, name: basename(path) }, kind) };
        }),
      );
      const sources = files.map(({ file }) => `${file.name} (SHA-256 ${file.digest})`);
      const evidence = `enrolment of ${sources.join(", ")} by ${scope.actor}`;
      // A photo is no consent to be recognised by voice, nor a voice sample by face.
      const kinds = new Set(files.map(({ kind }) => kind));
      const consents = [...kinds].sort().map((kind) => {
        const purpose: Purpose = `${kind}-recognition`;
        return { purpose, textVersion: CONSENT_TEXT, evidence };
      });
      const person = await directory.add(scope, { name, consents, id });
      try {
        for (const { kind, file } of files) await directory.enrolFile(scope, person.id, kind, file, tools);
      } catch (error) {
        // A person with half of their templates would be recognised poorly: all of it is removed.
        await directory.remove(scope, person.id);
        throw error;
      }
      return directory.get(scope, person.id);
    },
  };
}
