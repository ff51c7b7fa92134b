import { oneOf, type SearchParams } from "~/lib/search-params";

const meetingTab = oneOf("transcript", "minutes", "unknown");

/** Where a meeting opens. */
export interface MeetingSearch {
  /** Seconds from the start of the recording. */
  readonly t?: number | undefined;
  readonly tab?: ReturnType<typeof meetingTab>;
}

/** Validates the address of a meeting. */
export function meetingSearch(search: SearchParams): MeetingSearch {
  const seconds = Number(search.t);
  const isTime = search.t !== undefined && Number.isFinite(seconds) && seconds >= 0;
  return { t: isTime ? seconds : undefined, tab: meetingTab(search.tab) };
}
