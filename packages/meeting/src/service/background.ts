/** Errors of runs that the run itself reports. */
const REPORTED: ReadonlySet<unknown> = new Set(["run-failed", "run-cancelled"]);

/** Jobs that go on after the operation that started them has returned. */
export class Background {
  readonly #jobs = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  /** Aborted when the service closes: jobs stop, and so do operations that wait for a run. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Starts a job. Its failure is logged, unless it is that of a run, which the run reports. */
  start(work: () => Promise<unknown>): void {
    const job = work().then(
      () => {},
      (error: unknown) => {
        const { code, message } = error as { code?: unknown; message?: string };
        if (!this.signal.aborted && !REPORTED.has(code)) console.warn(message);
      },
    );
    this.#jobs.add(job);
    void job.finally(() => this.#jobs.delete(job));
  }

  /** Stops the jobs and waits for their end. */
  async close(): Promise<void> {
    this.#closing.abort(new Error("The meeting service is closed."));
    await Promise.allSettled(this.#jobs);
  }
}
