import type { Correction } from "@hapju/diarization";

/** A stored correction. */
export interface CorrectionRecord {
  readonly id: string;
  readonly correction: Correction;
  /** Id of the user, or name of the process, that made it. */
  readonly actor: string;
  readonly createdAt: Date;
  /** Present once it is undone; the record stays. */
  readonly undoneAt?: Date;
  /** Id of the template it enrolled; undoing the correction removes the template. */
  readonly template?: string;
}
