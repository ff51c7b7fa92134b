import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from "cockatiel";
import { InferenceError, type InferenceErrorCode } from "../errors.ts";

const FAULTS = new Set<InferenceErrorCode>(["model-crashed", "model-failed", "model-timeout"]);
const isFault = (error: unknown) => error instanceof InferenceError && FAULTS.has(error.code);

/** When a model that keeps failing is no longer called, and for how long. */
export interface HealthOptions {
  /** Faults in a row after which a model is not called; default 4. */
  readonly faults?: number | undefined;
  /** How long it is not called before one call tries it again, in milliseconds; default 30,000. */
  readonly cooldownMs?: number | undefined;
}

/** Guards the runs of one model: bounds their time, and stops calling a model that keeps failing. */
export class Health {
  readonly #model: string;
  readonly #options: { readonly faults: number; readonly cooldownMs: number };
  readonly #breaker;
  #lastFault: InferenceError | undefined;

  constructor(model: string, { faults = 4, cooldownMs = 30_000 }: HealthOptions = {}) {
    this.#model = model;
    this.#options = { faults, cooldownMs };
    this.#breaker = circuitBreaker(handleWhen(isFault), {
      breaker: new ConsecutiveBreaker(faults),
      halfOpenAfter: cooldownMs,
    });
  }

  get healthy(): boolean {
    return this.#breaker.state !== CircuitState.Open;
  }

  get lastFault(): InferenceError | undefined {
    return this.#lastFault;
  }

  /** @param run must reject with {@link InferenceError} where the model is at fault. */
  async guard<T>(timeoutMs: number, run: () => Promise<T>): Promise<T> {
    const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
    try {
      return await this.#breaker.execute(() =>
        limit.execute(run).catch((error) => {
          throw error instanceof TaskCancelledError ? this.#late(timeoutMs) : error;
        }),
      );
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw this.unhealthy();
      if (isFault(error)) this.#lastFault = error as InferenceError;
      throw error;
    }
  }

  unhealthy(): InferenceError {
    const { faults, cooldownMs } = this.#options;
    return new InferenceError(
      "model-unhealthy",
      `${this.#model} failed ${faults} times in a row and is not called for ${cooldownMs / 1000} s. Its last fault: ${this.#lastFault?.message ?? "unknown"}`,
      { model: this.#model, faults, cooldownMs, last: this.#lastFault?.code },
    );
  }

  #late(timeoutMs: number): InferenceError {
    return new InferenceError(
      "model-timeout",
      `${this.#model} did not answer within ${timeoutMs / 1000} s. Raise timeoutMs of its catalog entry, or route another model.`,
      {
        model: this.#model,
        timeoutMs,
      },
    );
  }
}
