import type { z } from "zod";

/**
 * How models are executed or reached. The catalog names it; its options are checked when the catalog is
 * read; its module runs in the model host, beside the adapters that use it.
 */
export interface Runtime<Options = unknown, Api = unknown> {
  /** What catalog entries call it, such as `onnx`. */
  readonly name: string;
  /** Schema of the `options` of catalog entries with this runtime. */
  readonly options: z.ZodType<Options>;
  /** Absolute URL of the module that exports `runtime: RuntimeHost`. */
  readonly module: string;
  /** Types only. */
  readonly types?: { readonly api: Api };
}

/** Any runtime: what lists and registries hold. */
// biome-ignore lint/suspicious/noExplicitAny: options are only read through the runtime's own schema.
export type AnyRuntime = Runtime<any, any>;

/** What a runtime is given when a model host starts it. */
export interface RuntimeContext {
  /** Threads a model may use unless its entry says otherwise. */
  readonly threads: number;
}

/** The side of a runtime that runs in a model host process. */
export interface RuntimeHost<Api = unknown> {
  /** Called once in each host process, before the first model of this runtime is loaded. */
  start(context: RuntimeContext): Promise<Api>;
}

/**
 * Declares a runtime.
 *
 * ```ts
 * export const wasm = defineRuntime<{ memoryPages: number }, WasmApi>({
 *   name: "wasm",
 *   options: z.strictObject({ memoryPages: z.int().positive().default(16) }),
 *   module: new URL("./wasm-host.js", import.meta.url).href,
 * });
 * ```
 */
export function defineRuntime<Options, Api = unknown>(runtime: Runtime<Options, Api>): Runtime<Options, Api> {
  return Object.freeze(runtime);
}

/** What adapters of a runtime are given as `runtime`. */
export type ApiOf<R> = R extends Runtime<infer _, infer Api> ? Api : never;

/** What catalog entries of a runtime may say in `options`. */
export type OptionsOf<R> = R extends Runtime<infer Options, infer _> ? Options : never;
