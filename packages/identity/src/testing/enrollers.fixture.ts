import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { IdentityError } from "../errors.ts";
import type { Enroller } from "../templates/enroller.ts";
import type { SourceFile } from "../templates/source-file.ts";

/** A fake photo of one face, or a fake sound of one voice: JSON of the embedding to be found in it. */
export const source = (...embedding: number[]) => new TextEncoder().encode(JSON.stringify(embedding));
/** A fake photo that shows no face. */
export const emptyPhoto = source();

/** Enrollers without models, which read what {@link source} wrote. `calls` counts what was embedded. */
export function fakeEnrollers({ faceModel = "face-a@1", voiceModel = "voice-a@1" } = {}) {
  const calls = { faces: 0, voices: 0 };
  const embeddingOf = ({ bytes, path }: SourceFile) => {
    try {
      return Float32Array.from(JSON.parse(new TextDecoder().decode(bytes)) as number[]);
    } catch {
      throw new IdentityError("photo-unreadable", `${path} cannot be read as a photo. Replace the file.`);
    }
  };
  const face: Enroller = {
    model: faceModel,
    async embed(file) {
      calls.faces++;
      const embedding = embeddingOf(file);
      if (embedding.length > 0) return { embedding, quality: { confidence: 0.9, sizePixels: 100 } };
      throw new IdentityError("no-face", `No face was found in ${file.label}. Use another photo.`);
    },
  };
  const voice: Enroller = {
    model: voiceModel,
    async embed(file) {
      calls.voices++;
      return { embedding: embeddingOf(file), quality: { durationSeconds: 4 } };
    },
  };
  return { face, voice, calls };
}

/** Writes files into a folder: text as it is, other values as JSON, bytes as bytes. */
export async function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    await writeFile(path, isRaw ? content : JSON.stringify(content, null, 1));
  }
}
