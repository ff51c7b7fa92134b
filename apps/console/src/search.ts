import type { AuditFilter } from "@hapju/contract";

/** What the addresses of pages may carry behind the `?`; anything else is dropped. */

type Search = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    values.find((each) => each === value);

/** Only an address of this console: whatever comes from outside must not lead elsewhere. */
const ownAddress = (value: unknown): string | undefined => {
  const address = text(value);
  return address?.startsWith("/") && !/^\/[/\\]/.test(address) ? address : undefined;
};

export const nextSearch = (search: Search): { next?: string | undefined } => ({
  next: ownAddress(search.next),
});

export const welcomeSearch = (search: Search): { token?: string | undefined } => ({
  token: text(search.token),
});

const meetingState = oneOf("running", "ready", "failed", "cancelled");
export interface MeetingsSearch {
  /** What to search for. */
  readonly q?: string | undefined;
  readonly state?: ReturnType<typeof meetingState>;
  /** Only meetings in which this person was recognised. */
  readonly person?: string | undefined;
}
export const meetingsSearch = (search: Search): MeetingsSearch => ({
  q: text(search.q),
  state: meetingState(search.state),
  person: text(search.person),
});

const meetingTab = oneOf("transcript", "minutes", "unknown");
export const meetingSearch = (
  search: Search,
): { t?: number | undefined; tab?: "transcript" | "minutes" | "unknown" | undefined } => {
  const seconds = Number(search.t);
  return {
    /** Seconds from the start of the recording to begin at. */
    t: search.t !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined,
    tab: meetingTab(search.tab),
  };
};

export const auditSearch = (search: Search): AuditFilter => ({
  action: text(search.action),
  person: text(search.person),
  actor: text(search.actor),
  from: text(search.from),
  to: text(search.to),
});
