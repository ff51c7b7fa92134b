import type { AnyRuntime, ApiOf, OptionsOf } from "./runtime.ts";
import type { AnyTask, InputOf, OutputOf } from "./task.ts";

/** A model in the memory of a host process. */
export interface LoadedModel<Input = unknown, Output = unknown> {
  /** One output per input, in order. A long run checks `signal` between its inferences. */
  run(inputs: readonly Input[], signal: AbortSignal): Promise<Output[]>;
  /** Frees what the model holds. */
  close(): Promise<void>;
}

/** What an adapter is given to load a model. */
export interface LoadContext<Options = unknown, Api = unknown> {
  /** Path on disk by the file's `name` in the catalog entry, for example `model` or `tokens`. */
  readonly files: Readonly<Record<string, string>>;
  /** The entry's options, as the runtime's schema parsed them. */
  readonly options: Options;
  /** What the runtime offers in the host process, for example a way to open ONNX sessions. */
  readonly runtime: Api;
}

/**
 * Code in the model host that turns a task's inputs into inferences and their results into the task's
 * outputs. An adapter's module exports it as `adapter`.
 *
 * ```ts
 * export const adapter: Adapter<typeof sentiment, typeof onnx> = {
 *   async load({ files, runtime }) {
 *     const session = await runtime.open(files.model);
 *     return {
 *       run: async (inputs) => Promise.all(inputs.map((input) => classify(session, input))),
 *       close: () => session.release(),
 *     };
 *   },
 * };
 * ```
 */
export interface Adapter<T extends AnyTask = AnyTask, R extends AnyRuntime = AnyRuntime> {
  load(context: LoadContext<OptionsOf<R>, ApiOf<R>>): Promise<LoadedModel<InputOf<T>, OutputOf<T>>>;
}

/** What an adapter's module exports. */
export interface AdapterModule {
  readonly adapter: Adapter;
}
