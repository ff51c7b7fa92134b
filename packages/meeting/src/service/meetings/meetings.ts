import type { Scope } from "@hapju/spec";
import type { Page, PageOptions, Viewer } from "../paging.ts";
import type { Meeting, MeetingChange, MeetingState, NewMeeting } from "./meeting.ts";

/**
 * The meetings of each tenant: created from recordings, listed, shared and removed.
 *
 * ```ts
 * const meeting = await meetings.create(scope, { path: "standup.mp4", title: "Stand-up" });
 * await meetings.settled(scope, meeting.id);
 * const { minutes } = await results.read(scope, meeting.id);
 * ```
 *
 * Every method that takes the id of a meeting throws MeetingError `meeting-unknown`, also for the meeting of another tenant.
 */
export interface Meetings {
  /**
   * Stores the recording and starts the first run, which a worker executes.
   * @throws MediaError; InferenceError `model-missing`; MeetingError `bad-language`, `bad-time-zone`
   */
  create(scope: Scope, meeting: NewMeeting): Promise<Meeting>;
  get(scope: Scope, id: string): Promise<Meeting>;
  /** The meeting of a run, its first or a later one. */
  ofRun(scope: Scope, run: string): Promise<Meeting>;
  /** The meeting that the command line created of a recording, if any. */
  ofRecording(scope: Scope, path: string): Promise<Meeting | undefined>;
  /** Meetings, latest first. @throws MeetingError `cursor-invalid` */
  list(
    scope: Scope,
    options?: PageOptions & {
      readonly viewer?: Viewer | undefined;
      readonly state?: MeetingState | undefined;
      /** Id of a person who was recognised. */
      readonly person?: string | undefined;
    },
  ): Promise<Page<Meeting>>;
  /** Changes title, day or access. A new title or day is in the minutes when this resolves, in under a second. */
  change(scope: Scope, id: string, change: MeetingChange): Promise<Meeting>;
  /** Deletes the meeting, its runs, artifacts, recording and keys; its entries in the audit log stay. */
  remove(scope: Scope, id: string): Promise<void>;
  /** Waits until the meeting's current run has ended, and returns the meeting as it is then. */
  settled(scope: Scope, id: string): Promise<Meeting>;
}
