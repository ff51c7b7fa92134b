import type { Directory } from "@hapju/identity";
import type { Scope } from "@hapju/spec";

/** A repeated access within this time is not noted again. */
const AGAIN_MS = 10 * 60_000;
/** Accesses remembered at most; a forgotten one is noted again. */
const KEPT = 1000;

/** Notes in the audit log who read what: once per actor, subject and action within ten minutes. */
export class AccessLog {
  readonly #directory: Directory;
  readonly #noted = new Map<string, number>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /**
   * Notes an access of the actor of a scope.
   * @param subject such as `meeting/ID`
   * @param action such as `minutes-read`
   */
  async note(scope: Scope, subject: string, action: string): Promise<void> {
    const access = `${scope.tenant} ${scope.actor} ${subject} ${action}`;
    const now = Date.now();
    if (now - (this.#noted.get(access) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    this.#noted.delete(access);
    this.#noted.set(access, now);
    for (const oldest of this.#noted.keys()) {
      if (this.#noted.size <= KEPT) break;
      this.#noted.delete(oldest);
    }
    try {
      await this.#directory.audit.append(scope, { action, subject });
    } catch (error) {
      // A retry is noted.
      this.#noted.delete(access);
      throw error;
    }
  }
}
