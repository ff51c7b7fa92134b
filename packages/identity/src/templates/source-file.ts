import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { IdentityError, type IdentityErrorCode } from "../errors.ts";
import { faceTemplate } from "./face-template.ts";
import type { NewTemplate } from "./template.ts";
import type { FaceTemplater, Templaters, VoiceTemplater } from "./templater.ts";
import { voiceTemplate } from "./voice-template.ts";

/** A photo or sound as a file: its bytes are read once, its digest is its identity. */
export interface SourceFile {
  /** Where it lies, for whoever is to mend it. */
  readonly path: string;
  /** What is kept with its template. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** @throws IdentityError `photo-missing` or `sound-missing` */
export async function readSourceFile(
  { path, name }: Pick<SourceFile, "path" | "name">,
  missing: "photo-missing" | "sound-missing",
): Promise<SourceFile> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const what = missing === "photo-missing" ? "photo" : "sound";
    const reason = error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code})`;
    throw new IdentityError(missing, `The ${what} ${path} ${reason}. Put it there or correct the path.`, {
      path,
    });
  });
  return { path, name, bytes, digest: digestOf(bytes) };
}

export const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** @throws IdentityError `photo-unreadable`, `no-face`, `several-faces`, `face-too-small` */
export async function templateOfPhoto(
  { path, name, bytes, digest }: SourceFile,
  { image }: Pick<Templaters, "image">,
  faces: FaceTemplater,
): Promise<NewTemplate> {
  const decoded = await image(bytes).catch((error: Error) => {
    throw unreadable("photo-unreadable", path, bytes.length, error);
  });
  return faceTemplate(decoded, { path, source: name, sourceDigest: digest }, faces);
}

/** @throws IdentityError `sound-unreadable`, `sound-too-short` */
export async function templateOfSound(
  { path, name, bytes, digest }: SourceFile,
  { sound }: Pick<Templaters, "sound">,
  voices: VoiceTemplater,
): Promise<NewTemplate> {
  const samples = await sound(path).catch((error: Error) => {
    throw unreadable("sound-unreadable", path, bytes.length, error);
  });
  return voiceTemplate(samples, { path, source: name, sourceDigest: digest }, voices);
}

function unreadable(code: IdentityErrorCode, path: string, bytes: number, error: Error): Error {
  // A decoder that was closed says nothing about the file.
  if ("code" in error && error.code === "closed") return error;
  const what = code === "photo-unreadable" ? "a photo" : "a sound";
  return new IdentityError(
    code,
    `${path} (${bytes} bytes) cannot be read as ${what}: ${error.message}. Replace the file.`,
    { path, bytes },
  );
}
