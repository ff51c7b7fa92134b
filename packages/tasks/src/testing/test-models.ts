import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { onnx } from "@hapju/inference";
import type { OnnxApi } from "@hapju/inference/onnx";
import type { Image, LoadContext, LoadedModel, RuntimeHost } from "@hapju/spec";

const shared = resolve(import.meta.dirname, "../../../../../shared");

/** A file of the developers' data beside the checkout; it need not be there. */
export const sharedFile = (path: string) => join(shared, path);
export const haveShared = (...paths: string[]) => paths.every((path) => existsSync(sharedFile(path)));

/** A file of @hapju/weights. */
export const weightFile = (path: string) => fileURLToPath(import.meta.resolve(`@hapju/weights/${path}`));

/** A file of Whisper base, in @hapju/weights-multilingual. */
export const multilingualFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@hapju/weights-multilingual/whisper-base/${name}`));

/** A temporary folder for model files. */
export async function modelFolder() {
  const folder = await mkdtemp(join(tmpdir(), "hapju-models-"));
  const write = async (name: string, bytes: Uint8Array) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    write,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An adapter that needs no runtime, or the one of ONNX. */
interface TestedAdapter<Input, Output> {
  // biome-ignore lint/suspicious/noExplicitAny: the runtime is the test's own.
  load(context: LoadContext<any, any>): Promise<LoadedModel<Input, Output>>;
}

/** The ONNX runtime as a model host starts it, with one thread. */
export async function startOnnx(): Promise<OnnxApi> {
  const { runtime } = (await import(onnx.module)) as { readonly runtime: RuntimeHost<OnnxApi> };
  return runtime.start({ threads: 1 });
}

/** Loads a model with ONNX sessions of one thread. */
export const load = async <Input, Output>(
  adapter: TestedAdapter<Input, Output>,
  files: Readonly<Record<string, string>>,
  options: Readonly<Record<string, unknown>> = {},
) => adapter.load({ files, options, runtime: await startOnnx() });

/** Loads a model, calls it once, and closes it. */
export async function ask<Input, Output>(
  adapter: TestedAdapter<Input, Output>,
  files: Readonly<Record<string, string>>,
  input: Input,
  options?: Readonly<Record<string, unknown>>,
): Promise<Output> {
  const model = await load(adapter, files, options);
  try {
    const [output] = await model.run([input], new AbortController().signal);
    return output as Output;
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

export function imageOf(
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
