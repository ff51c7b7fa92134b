import type { Directory } from "@hapju/directory";

/** Somebody who reads on is not written down again sooner than this. */
const AGAIN_MS = 10 * 60_000;
/** Readers remembered; the ones forgotten are written down again. */
const KEPT = 1000;

/** Notes in the audit log who read the minutes of which meeting: once per reader and meeting within ten minutes. */
export class AccessLog {
  readonly #directory: Directory;
  readonly #noted = new Map<string, number>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  async note(actor: string, meeting: string): Promise<void> {
    const reader = `${actor} ${meeting}`;
    const now = Date.now();
    if (now - (this.#noted.get(reader) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    this.#noted.delete(reader);
    this.#noted.set(reader, now);
    if (this.#noted.size > KEPT) this.#noted.delete(this.#noted.keys().next().value!);
    await this.#directory.as(actor).audit.append({ action: "minutes-read", subject: `meeting/${meeting}` });
  }
}
