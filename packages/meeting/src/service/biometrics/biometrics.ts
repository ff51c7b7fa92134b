import type { Scope } from "@hapju/spec";
import type { Meeting } from "../meetings/meeting.ts";

/** Whether the embeddings of a meeting's faces and voices are readable: corrections are computed from them. */
export interface BiometricsStatus {
  /** While true a correction takes under a second; afterwards the whole recording is run again. */
  readonly readable: boolean;
  /** When they will be destroyed; absent: no end is set. */
  readonly expiresAt?: Date;
  /** When they were destroyed, if known. */
  readonly destroyedAt?: Date;
  /** How long the last run of the whole recording took. */
  readonly analysisSeconds?: number;
}

/** Keeps meetings in agreement with the directory of people. */
export interface Biometrics {
  /** Whether the biometrics of a meeting are readable, and until when. @throws MeetingError `meeting-unknown` */
  status(scope: Scope, meeting: string): Promise<BiometricsStatus>;
  /**
   * Makes the minutes of a meeting again with the directory as it is now: new people may be named. No model runs.
   * @throws MeetingError `meeting-unknown`, `not-ready`
   */
  refresh(scope: Scope, meeting: string): Promise<Meeting>;
  /**
   * Removes a person who withdrew or was removed from every meeting they were in. The person is masked when this
   * resolves; the runs that make the minutes again go on in the background.
   * @returns ids of those meetings
   */
  removePerson(scope: Scope, person: string): Promise<string[]>;
}
