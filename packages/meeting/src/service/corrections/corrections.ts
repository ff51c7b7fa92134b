import type { Correction } from "@hapju/diarization";
import type { CorrectedShare } from "./corrected-shares.ts";
import type { CorrectionRecord } from "./correction-record.ts";

/**
 * Corrections of the record of a meeting. They are inputs of its runs, so undoing one restores what was there.
 *
 * ```ts
 * const made = await corrections.apply(meeting, { kind: "turn-is", turn, person: "kim" });
 * await corrections.undo(meeting, made.id);
 * ```
 *
 * Every method that takes the id of a meeting throws MeetingError `meeting-unknown`.
 */
export interface Corrections {
  /** All corrections of a meeting, oldest first, undone ones included. */
  list(meeting: string): Promise<CorrectionRecord[]>;
  /**
   * Corrects the record; resolves when the minutes are corrected. Models run only if the biometrics are not readable
   * any more: then the whole recording is run again.
   * @param options.actor who corrects; default: the user of this process
   * @param options.enrol whether the face corrected (`track-is`) becomes a template of the person, who has consented
   * @throws MeetingError `not-ready`, `correction-invalid` (naming the field); IdentityError `person-unknown`,
   *   `consent-missing`
   */
  apply(
    meeting: string,
    correction: Correction,
    options?: { readonly actor?: string | undefined; readonly enrol?: boolean | undefined },
  ): Promise<CorrectionRecord>;
  /** Undoes a correction exactly, and removes the template it enrolled. @throws MeetingError `correction-unknown` */
  undo(meeting: string, correction: string, options?: { readonly actor?: string | undefined }): Promise<void>;
  /** How much of the output of each model was corrected; empty without corrections. */
  shares(): Promise<CorrectedShare[]>;
}
