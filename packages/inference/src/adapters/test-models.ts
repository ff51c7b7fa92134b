import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onnxSessions } from "../host/onnx-sessions.ts";
import type { Image } from "../tasks/index.ts";
import type { Adapter } from "./adapter.ts";
import { buildFaceApiModel, type FaceApiModel } from "./face-api/build.ts";

const require = createRequire(import.meta.url);
const shared = resolve(import.meta.dirname, "../../../../../shared");

/** A file of the developers' data beside the checkout; it need not be there. */
export const sharedFile = (path: string) => join(shared, path);
export const haveShared = (...paths: string[]) => paths.every((path) => existsSync(sharedFile(path)));

/** A file inside an npm package, whatever the package exports. */
export function packageFile(name: string, path: string): string {
  const folders = require.resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name, path)).find((file) => existsSync(file));
  if (!found) throw new Error(`${name} has no ${path}: run npm install`);
  return found;
}

/** A temporary folder for model files. */
export async function modelFolder() {
  const folder = await mkdtemp(join(tmpdir(), "hapju-models-"));
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    write,
    async faceApi(name: FaceApiModel) {
      const weights = dirname(packageFile("@vladmandic/face-api", "model/face_recognition_model.bin"));
      const [[file, bytes]] = Object.entries(await buildFaceApiModel(name, weights)) as [
        [string, Uint8Array],
      ];
      return write(file, bytes);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Loads a model, asks it one thing, and frees it. */
export async function ask<Input, Output>(
  adapter: Adapter<Input, Output>,
  files: Record<string, string>,
  input: Input,
  options?: Record<string, string>,
): Promise<Output> {
  const model = await adapter.load(files, onnxSessions(), options);
  try {
    const [output] = await model.run([input], new AbortController().signal);
    return output!;
  } finally {
    await model.close();
  }
}

/** Repeatable numbers, 0…1 (a linear congruential generator). */
export function randomNumbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function picture(
  width: number,
  height: number,
  pixel: (x: number, y: number, c: number) => number,
): Image {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i++) {
    data[i] = pixel(Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3);
  }
  return { width, height, data };
}
