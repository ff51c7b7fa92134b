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
import { ModelsError, type ModelsErrorCode } from "../errors.ts";

const FAULTS = new Set<ModelsErrorCode>(["model-crashed", "model-failed", "model-timeout"]);
const isFault = (error: unknown) => error instanceof ModelsError && FAULTS.has(error.code);

export interface HealthOptions {
  /** Faults in a row after which a model is left alone; default 4. */
  readonly faults?: number;
  /** How long it is left alone before one call tries it again; default 30,000. */
  readonly restMs?: number;
}

/** Guards the runs of one model: bounds their time, and stops asking a model that keeps failing. */
export class Health {
  readonly #model: string;
  readonly #options: Required<HealthOptions>;
  readonly #breaker;
  #lastFault: ModelsError | undefined;

  constructor(model: string, { faults = 4, restMs = 30_000 }: HealthOptions = {}) {
    this.#model = model;
    this.#options = { faults, restMs };
    this.#breaker = circuitBreaker(handleWhen(isFault), {
      breaker: new ConsecutiveBreaker(faults),
      halfOpenAfter: restMs,
    });
  }

  get healthy(): boolean {
    return this.#breaker.state !== CircuitState.Open;
  }

  get lastFault(): ModelsError | undefined {
    return this.#lastFault;
  }

  /** @param run must reject with {@link ModelsError} where the model is at fault. */
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
      if (isFault(error)) this.#lastFault = error as ModelsError;
      throw error;
    }
  }

  unhealthy(): ModelsError {
    const { faults, restMs } = this.#options;
    return new ModelsError(
      "model-unhealthy",
      `${this.#model} failed ${faults} times in a row and is left alone for ${restMs / 1000} s; the last time: ${this.#lastFault?.message ?? "unknown"}`,
      { model: this.#model, faults, restMs, last: this.#lastFault?.code },
    );
  }

  #late(timeoutMs: number): ModelsError {
    return new ModelsError("model-timeout", `${this.#model} did not answer within ${timeoutMs / 1000} s`, {
      model: this.#model,
      timeoutMs,
    });
  }
}
