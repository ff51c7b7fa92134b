import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FaceTemplater, Templaters, VoiceTemplater } from "../enrolment/templater.ts";

/** A stand-in photo: JSON that lists the faces to be "found" in it. */
export const photo = (...faces: { readonly embedding: readonly number[]; readonly pixels?: number }[]) =>
  new TextEncoder().encode(JSON.stringify({ faces }));
/** A stand-in photo of one good face. */
export const portrait = (...embedding: number[]) => photo({ embedding });
/** A stand-in for a sound of `seconds`. */
export const sound = (seconds: number, ...embedding: number[]) =>
  new TextEncoder().encode(JSON.stringify({ seconds, embedding }));

const SIZE = 200;

/** Templaters without models: they read what {@link photo} and {@link sound} wrote. `looks` counts what was decoded. */
export function fakeTemplaters({ faceModel = "face-a@1", voiceModel = "voice-a@1" } = {}) {
  const looks = { images: 0, sounds: 0 };
  const faces: FaceTemplater = {
    model: faceModel,
    async templates(image) {
      const { faces: found } = JSON.parse(new TextDecoder().decode(image.data)) as {
        faces: { embedding: number[]; pixels?: number }[];
      };
      return {
        faces: found.map(({ embedding, pixels = 100 }) => ({
          box: { x: 0, y: 0, width: pixels / SIZE, height: pixels / SIZE },
          confidence: 0.9,
          embedding: Float32Array.from(embedding),
        })),
      };
    },
  };
  const voices: VoiceTemplater = {
    model: voiceModel,
    speech: async (samples) => samples,
    template: async (samples) => samples.slice(0, 3),
  };
  const templaters: Templaters = {
    async image(bytes) {
      looks.images++;
      JSON.parse(new TextDecoder().decode(bytes));
      return { width: SIZE, height: SIZE, data: bytes };
    },
    async sound(path) {
      looks.sounds++;
      const { seconds, embedding } = JSON.parse(await readFile(path, "utf8")) as {
        seconds: number;
        embedding: number[];
      };
      const samples = new Float32Array(seconds * 16_000);
      samples.set(embedding);
      return samples;
    },
    faces,
    voices,
  };
  return { ...templaters, faces, voices, looks };
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
