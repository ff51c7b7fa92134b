/** What a task runner answers to a call, and what the call cost. */
export interface TaskAnswer<Output = unknown> {
  readonly output: Output;
  /** `id@version` of the model that answered. */
  readonly model: string;
  /** Whether it is another model than the plan names. */
  readonly degraded: boolean;
  /** Until the run that answered began: waiting, loading, and runs that failed. */
  readonly queueMs: number;
  readonly runMs: number;
  /** How many units the model worked on: images, segments, tokens. */
  readonly items: number;
  /** In the currency of the account; absent where nothing is charged. */
  readonly cost?: number;
}

/** Task → `id@version` of the model that does it. */
export type RoutePlan = Readonly<Record<string, string>>;

/**
 * What models must suit, such as `{ language: "ko" }`. With `{ quality: "accurate" }` models that are marked as costly
 * keep their place in the route.
 */
export type Requirements = Readonly<Record<string, string>>;

/** A task by its name: any `Task`, or what is left of one. */
export interface TaskRef {
  readonly name: string;
}

/** Runs models for the engine. Implemented by `@hapju/inference`. */
export interface TaskRunner {
  /**
   * Picks a model for every task. Called once when a run starts; the plan is frozen with it.
   * @throws if a task is not registered, or has no model that could be called
   */
  plan(tasks: readonly TaskRef[], requirements: Requirements): Promise<Record<string, string>>;
  /** Calls the planned model of a task. */
  call(
    task: TaskRef,
    input: unknown,
    options: { readonly plan: RoutePlan; readonly signal: AbortSignal },
  ): Promise<TaskAnswer>;
  /** Tells which tasks the unfinished runs may still call: memory held for others can be freed. */
  releaseUnused?(needed: readonly string[]): Promise<void>;
}

/** Keeps the keys of sealed artifacts. Implemented by `@hapju/identity`. */
export interface Vault {
  /** Encrypts under the key named `key`, created if it does not exist. */
  seal(key: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws if the key was destroyed or the bytes were changed */
  open(key: string, bytes: Uint8Array): Promise<Uint8Array>;
}
