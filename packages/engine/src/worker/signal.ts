/** Wakes a waiting loop; a wake that comes before the wait is not lost. */
export class WakeSignal {
  #pending = false;
  #wake: (() => void) | undefined;

  /** Ends the present wait, or the next. */
  wake(): void {
    this.#pending = true;
    this.#wake?.();
  }

  /** Waits for a wake, at most `ms` milliseconds. */
  async wait(ms: number): Promise<void> {
    if (!this.#pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#pending = false;
  }
}
