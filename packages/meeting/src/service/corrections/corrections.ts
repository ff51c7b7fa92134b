import type { Correction } from "@hapju/diarization";
import type { Scope } from "@hapju/spec";
import type { CorrectedShare } from "./corrected-shares.ts";
import type { CorrectionRecord } from "./correction-record.ts";

/**
 * Corrections of the record of a meeting. They are inputs of its runs, so undoing one restores what was there.
 *
 * ```ts
 * const made = await corrections.apply(scope, meeting, { kind: "turn-is", turn, person: "kim" });
 * await corrections.undo(scope, meeting, made.id);
 * ```
 *
 * Every method that takes the id of a meeting throws MeetingError `meeting-unknown`.
 */
export interface Corrections {
  /** All corrections of a meeting, oldest first, undone ones included. */
  list(scope: Scope, meeting: string): Promise<CorrectionRecord[]>;
  /**
   * Corrects the record; resolves when the minutes are corrected. Models run only if the biometrics are not readable
   * any more: then the whole recording is run again.
   * @param options.enrol whether the face that is named becomes a template of the person, who has consented
   * @throws MeetingError `not-ready`, `correction-invalid` (naming the field); IdentityError `person-unknown`,
   *   `consent-missing`
   */
  apply(
    scope: Scope,
    meeting: string,
    correction: Correction,
    options?: { readonly enrol?: boolean | undefined },
  ): Promise<CorrectionRecord>;
  /** Undoes a correction exactly, and removes the template it enrolled. @throws MeetingError `correction-unknown` */
  undo(scope: Scope, meeting: string, correction: string): Promise<void>;
  /** How much of the output of each model was corrected by the tenant; empty without corrections. */
  shares(scope: Scope): Promise<CorrectedShare[]>;
}
