/** What a task runner answers to a call, and what the call cost. */
export interface TaskAnswer {
  readonly output: unknown;
  /** `id@version` of the model that answered. */
  readonly model: string;
  /** Whether it is another model than the plan names. */
  readonly degraded: boolean;
  readonly queueMs: number;
  readonly runMs: number;
  /** How many units the model worked on: pictures, segments, tokens. */
  readonly items: number;
  /** In the currency of the account; absent where nothing is charged. */
  readonly cost?: number;
}

/** Task → `id@version` of the model that does it. */
export type RoutePlan = Readonly<Record<string, string>>;

/** Whatever runs models. Implemented by `@hapju/inference`. */
export interface TaskRunner {
  /** Picks a model for every task, or throws. Asked once when a run starts; the answer is frozen with it. */
  plan(
    tasks: readonly string[],
    requirements: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>>;
  call(
    task: string,
    input: unknown,
    options: { plan: Record<string, string>; signal: AbortSignal },
  ): Promise<TaskAnswer>;
  /** What is left to run asks these tasks at most: memory held for others may go. */
  rest?(needed: readonly string[]): Promise<void>;
}

/** Whatever keeps the keys of sealed artifacts. Implemented by `@hapju/identity`. */
export interface Vault {
  /** Encrypts under the key of `scope`, made if there is none. */
  seal(scope: string, bytes: Uint8Array): Promise<Uint8Array>;
  /** @throws if the key of `scope` was destroyed or the bytes were changed */
  open(scope: string, bytes: Uint8Array): Promise<Uint8Array>;
}
