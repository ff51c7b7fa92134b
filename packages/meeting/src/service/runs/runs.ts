import type { RunState } from "@hapju/engine";
import type { Scope } from "@hapju/spec";
import type { Page, PageOptions, Viewer } from "../paging.ts";

/** A run of the engine, and the meeting it belongs to, if any. */
export interface RunOfMeeting {
  readonly run: string;
  readonly meeting?: string;
}

/** Which runs to list. */
export interface MeetingRunsOptions extends PageOptions {
  readonly viewer?: Viewer | undefined;
  readonly state?: RunState | undefined;
  readonly meeting?: string | undefined;
}

/** The runs of a tenant as runs of meetings. */
export interface MeetingRuns {
  /** Runs, latest first, with the meeting of each. @throws MeetingError `cursor-invalid` */
  list(scope: Scope, options?: MeetingRunsOptions): Promise<Page<RunOfMeeting>>;
}
