import type { Inference } from "@hapju/inference";

/** How far the download of a model is. */
export interface Download {
  readonly receivedBytes: number;
  /** Absent while the size of a file is unknown. */
  readonly totalBytes?: number;
}

interface FileProgress {
  readonly received: number;
  readonly total: number | undefined;
}

/** Model downloads in progress, and why the last download of a model failed. */
export class Downloads {
  readonly #models: Inference;
  readonly #files = new Map<string, Map<string, FileProgress>>();
  readonly #errors = new Map<string, string>();
  readonly #stop = new AbortController();

  constructor(models: Inference) {
    this.#models = models;
  }

  /** Starts a download, unless it is in progress. @throws InferenceError `model-unknown` */
  start(id: string): void {
    this.#models.catalog.get(id);
    if (this.#files.has(id)) return;
    const files = new Map<string, FileProgress>();
    this.#files.set(id, files);
    this.#errors.delete(id);
    this.#models
      .pull(id, {
        signal: this.#stop.signal,
        onProgress: ({ file, receivedBytes, totalBytes }) =>
          files.set(file, { received: receivedBytes, total: totalBytes }),
      })
      .catch((error: Error) => this.#errors.set(id, error.message))
      .finally(() => this.#files.delete(id));
  }

  /** How far the download of a model is; undefined: none is in progress. */
  of(id: string): Download | undefined {
    const files = this.#files.get(id);
    if (!files) return undefined;
    const parts = [...files.values()];
    const receivedBytes = sum(parts.map(({ received }) => received));
    const totals = parts.flatMap(({ total }) => total ?? []);
    if (parts.length === 0 || totals.length < parts.length) return { receivedBytes };
    return { receivedBytes, totalBytes: sum(totals) };
  }

  /** Why the last download of a model failed. */
  errorOf(id: string): string | undefined {
    return this.#errors.get(id);
  }

  /** Aborts all downloads. */
  close(): void {
    this.#stop.abort();
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
