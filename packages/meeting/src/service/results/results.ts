import type { People } from "@hapju/diarization";
import type { Scope } from "@hapju/spec";
import type { Minutes } from "../../minutes/core/schema.ts";

/** The minutes of a meeting and the evidence for the names in them. */
export interface MeetingResult {
  readonly minutes: Minutes;
  readonly people: People;
}

/** The results of meetings. */
export interface Results {
  /**
   * The minutes and the evidence, with corrections applied and names as they are in the directory now. People who have
   * withdrawn are unknown. The audit log notes who read them, at most once in ten minutes.
   * @throws MeetingError `meeting-unknown`, `not-ready`
   */
  read(scope: Scope, meeting: string): Promise<MeetingResult>;
}
