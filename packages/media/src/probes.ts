import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Probed } from "./decoder/probe.ts";
import type { Pool } from "./pool.ts";

/** What is known of so many files is kept. */
const MOST_KEPT = 100;

interface Probing {
  readonly result: Promise<Probed>;
  /** Callers that wait; when the last of them cancels, probing ends. */
  waiting: number;
  readonly cancel: AbortController;
}

/** Probes files, each once: a recording is asked about hundreds of times. A file that changed is probed again. */
export class Probes {
  readonly #pool: Pool;
  readonly #known = new Map<string, Probing>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** What a recording is made of and how it is read. @throws MediaError see {@link Media.probe} */
  async of(path: string, signal: AbortSignal | undefined): Promise<Probed> {
    signal?.throwIfAborted();
    const key = keyOf(path);
    const probing = this.#known.get(key) ?? this.#start(path, key);
    probing.waiting += 1;
    const { promise: cancelled, reject } = Promise.withResolvers<never>();
    const cancel = () => {
      reject(signal?.reason);
      probing.waiting -= 1;
      if (probing.waiting === 0) probing.cancel.abort(signal?.reason);
    };
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await Promise.race([probing.result, cancelled]);
    } finally {
      signal?.removeEventListener("abort", cancel);
      if (!signal?.aborted) probing.waiting -= 1;
    }
  }

  #start(path: string, key: string): Probing {
    const cancel = new AbortController();
    const result = this.#pool.run(path, (calls) => calls.probe(path), { signal: cancel.signal });
    const probing = { result, waiting: 0, cancel };
    this.#known.set(key, probing);
    // A failure may be of the moment: a process that died, a call that was cancelled.
    result.catch(() => this.#known.delete(key));
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > MOST_KEPT) this.#known.delete(oldest);
    return probing;
  }
}

/** Which file it is, and as of when; the decoder says what is wrong with one that cannot be read. */
function keyOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return [resolve(path), file?.size, file?.mtimeMs, file?.ino].join("\n");
}
