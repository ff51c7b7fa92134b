import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename } from "node:path";
import { type Directory, modelTemplaters, type Person, type Purpose, type Templaters } from "@hapju/identity";
import { faceDetection, faceEmbedding, type Models, type Plan, speakerEmbedding } from "@hapju/inference";
import type { Media } from "@hapju/media";
import { digestOf } from "@hapju/storage";
import { MeetingError } from "./errors.ts";

/** Names that say what kind of file it is; everything else is taken for a photo. */
const SOUND = /\.(wav|flac|mp3|m4a|aac|ogg|opus|webm|mp4|mov|mkv)$/i;
/** The wording an operator agrees to by `hapju people add`; see the user guide. */
const CONSENT_TEXT = "operator-enrolment-1";

/** Enrols people with the models a run would use. */
export interface Enrolment {
  /** Who turns photos and sounds into templates: the models a run would use. @throws ModelsError `model-missing` */
  templaters(): Promise<Templaters>;
  /**
   * Imports a folder of photos or a `people.json`; importing again changes nothing.
   * @returns the ids of those who may be named
   * @throws MeetingError `people-not-imported` listing everything that was wrong; IdentityError
   */
  importPeople(path: string): Promise<string[]>;
  /**
   * Adds a person by photos or voice samples. The operator states that they consented.
   * @throws IdentityError `no-face`, `several-faces`, …
   */
  enrol(name: string, files: readonly string[], id?: string): Promise<Person>;
}

export function openEnrolment(directory: Directory, models: Models, media: Media): Enrolment {
  const templaters = async (): Promise<Templaters> => {
    const plan = await models.plan([faceDetection.name, faceEmbedding.name]);
    const voices = await models.plan([speakerEmbedding.name]).catch((): Plan => ({}));
    return modelTemplaters({ media, models, plan: { ...plan, ...voices } });
  };
  return {
    templaters,
    async importPeople(path) {
      const { people, problems } = await directory.import(path, await templaters());
      // Somebody the file lists without enrolling may be known from before; this import does not let them be named.
      if (problems.length === 0) return people.filter(({ enrolled }) => enrolled).map(({ id }) => id);
      const list = problems.map(({ message }) => `- ${message}`).join("\n");
      throw new MeetingError(
        "people-not-imported",
        `${problems.length === 1 ? "One problem" : `${problems.length} problems`} in ${path}; mend ${problems.length === 1 ? "it" : "them"} and import again:\n${list}`,
        { path, problems: problems.map(({ code, message, data }) => ({ code, message, data })) },
      );
    },
    async enrol(name, files, id) {
      const tools = await templaters();
      const read = await Promise.all(
        files.map(async (path) => ({ path, name: basename(path), bytes: await readFile(path) })),
      );
      const seen = read.map(({ name, bytes }) => `${name} (SHA-256 ${digestOf(bytes)})`);
      const evidence = `enrolment of ${seen.join(", ")} by ${userInfo().username}`;
      // A photo is no consent to be known by voice, nor a voice sample by face.
      const purposes: Purpose[] = [
        ...(files.some((file) => !SOUND.test(file)) ? (["face-recognition"] as const) : []),
        ...(files.some((file) => SOUND.test(file)) ? (["voice-recognition"] as const) : []),
      ];
      const consents = purposes.map((purpose) => ({ purpose, textVersion: CONSENT_TEXT, evidence }));
      const person = await directory.add({ name, consents, ...(id ? { id } : {}) });
      try {
        for (const { path, name, bytes } of read) {
          if (SOUND.test(name))
            await directory.enrolVoice(person.id, { name, samples: await tools.sound(path) }, tools);
          else await directory.enrolFace(person.id, { name, bytes }, tools);
        }
      } catch (error) {
        // Half a person would be named by half the evidence: none of it stays.
        await directory.remove(person.id);
        throw error;
      }
      return directory.get(person.id);
    },
  };
}
