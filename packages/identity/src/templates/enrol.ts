import { basename } from "node:path";
import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkConsent } from "../people/consents.ts";
import { findPerson } from "../people/find.ts";
import type { Context } from "../store/context.ts";
import { digestOf, readSourceFile, templateOfPhoto } from "./source-file.ts";
import { isEnrolled, storeTemplate } from "./store-template.ts";
import type { NewTemplate, TemplateInfo } from "./template.ts";
import type { Templaters } from "./templater.ts";
import { voiceTemplate } from "./voice-template.ts";

/** A photo: a file, or its bytes with a name that people know it by. */
export type Photo = string | { readonly name: string; readonly bytes: Uint8Array };

/** One speaker alone, mono at 16,000 Hz, with a name that people know the sound by. */
export interface Sound {
  readonly name: string;
  readonly samples: Float32Array;
}

type Result = Promise<TemplateInfo | undefined>;

/** See `Directory.enrolFace`. */
export async function enrolFace(
  context: Context,
  id: string,
  photo: Photo,
  templaters: Pick<Templaters, "image" | "faces">,
): Result {
  const { faces } = templaters;
  if (!faces) throw noModel("face-embedding");
  const file =
    typeof photo === "string"
      ? await readSourceFile({ path: photo, name: basename(photo) }, "photo-missing")
      : { path: photo.name, name: photo.name, bytes: photo.bytes, digest: digestOf(photo.bytes) };
  const person = await findPerson(context.database, id);
  // Asked before any model looks at the face, and again when it is stored.
  await checkConsent(context.database, person.id, "face-recognition");
  const facts = { kind: "face", model: faces.model, sourceDigest: file.digest } as const;
  if (await isEnrolled(context.database, person.id, facts)) return undefined;
  return enrolTemplate(context, person.id, await templateOfPhoto(file, templaters, faces));
}

/** See `Directory.enrolVoice`. */
export async function enrolVoice(
  context: Context,
  id: string,
  { name, samples }: Sound,
  { voices }: Pick<Templaters, "voices">,
): Result {
  if (!voices) throw noModel("speaker-embedding");
  const sourceDigest = digestOf(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  const person = await findPerson(context.database, id);
  await checkConsent(context.database, person.id, "voice-recognition");
  const facts = { kind: "voice", model: voices.model, sourceDigest } as const;
  if (await isEnrolled(context.database, person.id, facts)) return undefined;
  return enrolTemplate(
    context,
    person.id,
    await voiceTemplate(samples, { source: name, sourceDigest }, voices),
  );
}

/** See `Directory.enrol`. */
export function enrolTemplate(context: Context, id: string, template: NewTemplate): Result {
  return recorded(context, (transaction, note) => storeTemplate(context, transaction, note, id, template));
}

function noModel(task: string): IdentityError {
  return new IdentityError(
    "model-missing",
    `Nothing was enrolled: no model for ${task} is present that knows a person again in another recording. Get one with \`hapju models pull\`; \`hapju models list\` names them.`,
    { task },
  );
}
