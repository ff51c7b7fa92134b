import type { Minutes } from "@hapju/meeting";

/** What cases call anybody whom the minutes do not name. */
export const UNKNOWN = "unknown";

/** The name of each speaker in NFC, or {@link UNKNOWN}. */
export function namesOf({ attendees }: Pick<Minutes, "attendees">): (speaker: string) => string {
  const names = new Map(
    attendees.filter(({ known }) => known).map(({ id, name }) => [id, name.normalize("NFC")]),
  );
  return (speaker) => names.get(speaker) ?? UNKNOWN;
}

/** Names as a message lists them. */
export const listed = (names: Iterable<string>): string => [...names].join(", ") || "nobody";
