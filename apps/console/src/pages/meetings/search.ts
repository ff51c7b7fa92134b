import { oneOf, type SearchParams, text } from "~/lib/search-params";

const meetingState = oneOf("running", "ready", "failed", "cancelled");

/** What the list of meetings shows. */
export interface MeetingsSearch {
  /** The words to search for. */
  readonly q?: string | undefined;
  readonly state?: ReturnType<typeof meetingState>;
  /** Id of a person: only meetings in which they were recognised. */
  readonly person?: string | undefined;
}

/** Validates the address of the list of meetings. */
export const meetingsSearch = (search: SearchParams): MeetingsSearch => ({
  q: text(search.q),
  state: meetingState(search.state),
  person: text(search.person),
});
