import type { InferenceSession } from "onnxruntime-node";

/** Opens onnxruntime sessions inside a model host. */
export interface OnnxSessions {
  /** Threads a session is given unless it asks for its own number; default 1. */
  readonly threads?: number;
  /**
   * @param threads intra-op threads; default: what the host was given (one, unless configured). A
   * network that answers in under ~10 ms is fastest on one.
   */
  open(path: string, options?: { readonly threads?: number }): Promise<InferenceSession>;
}

/** A model in memory. `Input` and `Output` are those of its task. */
export interface LoadedModel<Input, Output> {
  /** One output per input, in order. A long run checks `signal` between its inferences. */
  run(inputs: readonly Input[], signal: AbortSignal): Promise<Output[]>;
  /** Frees the sessions. */
  close(): Promise<void>;
}

/**
 * Code in the model host that turns a task's input into inferences and their results into the
 * task's output.
 *
 * @example
 * export const adapter: Adapter<Input, Output> = {
 *   async load(files, sessions) {
 *     const session = await sessions.open(files.model!);
 *     return {
 *       run: (inputs, signal) => answerEach(session, inputs, signal),
 *       close: () => session.release(),
 *     };
 *   },
 * };
 */
export interface Adapter<Input, Output> {
  /**
   * @param files path on disk by the file's `name` in the catalog entry, for example `model` or `tokens`.
   * @param options the catalog entry's own settings.
   */
  load(
    files: Readonly<Record<string, string>>,
    sessions: OnnxSessions,
    options?: Readonly<Record<string, string>>,
  ): Promise<LoadedModel<Input, Output>>;
}
