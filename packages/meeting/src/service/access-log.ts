import type { Directory } from "@hapju/identity";
import { localScope } from "@hapju/spec";

/** Somebody who reads on is not written down again sooner than this. */
const AGAIN_MS = 10 * 60_000;
/** Readers remembered; the ones forgotten are written down again. */
const KEPT = 1000;

/**
 * Notes in the audit log who looked at what: once per reader, thing and way within ten minutes, so that playing a
 * recording is one entry.
 */
export class AccessLog {
  readonly #directory: Directory;
  readonly #noted = new Map<string, number>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** @param subject such as `meeting/ID` @param action such as `minutes-read` */
  async note(actor: string, subject: string, action: string): Promise<void> {
    const reader = `${actor} ${subject} ${action}`;
    const now = Date.now();
    if (now - (this.#noted.get(reader) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    this.#noted.delete(reader);
    this.#noted.set(reader, now);
    if (this.#noted.size > KEPT) this.#noted.delete(this.#noted.keys().next().value!);
    try {
      await this.#directory.audit.append({ ...localScope, actor }, { action, subject });
    } catch (error) {
      // Whoever asks again is not let through unseen.
      this.#noted.delete(reader);
      throw error;
    }
  }
}
