import type { Inference } from "@hapju/inference";

export interface Download {
  /** Bytes received of each file. */
  readonly receivedBytes: number;
  /** Absent while the server has not said. */
  readonly totalBytes?: number;
}

/** Models on their way here, and why the last that did not come did not. */
export class Downloads {
  readonly #models: Inference;
  readonly #files = new Map<string, Map<string, { received: number; total: number | undefined }>>();
  readonly #errors = new Map<string, string>();
  readonly #stop = new AbortController();

  constructor(models: Inference) {
    this.#models = models;
  }

  /** Begins a download, unless it is under way. @throws InferenceError `model-unknown` */
  begin(id: string): void {
    this.#models.catalog.get(id);
    if (this.#files.has(id)) return;
    const files = new Map<string, { received: number; total: number | undefined }>();
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

  /** How far a download is; undefined: there is none. */
  of(id: string): Download | undefined {
    const files = this.#files.get(id);
    if (!files) return undefined;
    const parts = [...files.values()];
    const receivedBytes = parts.reduce((sum, { received }) => sum + received, 0);
    if (parts.length === 0 || parts.some(({ total }) => total === undefined)) return { receivedBytes };
    return { receivedBytes, totalBytes: parts.reduce((sum, { total }) => sum + total!, 0) };
  }

  errorOf(id: string): string | undefined {
    return this.#errors.get(id);
  }

  close(): void {
    this.#stop.abort();
  }
}
