import { MeetingError } from "../../errors.ts";

/** The time zone of this machine. */
export const machineTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Checks a time zone.
 * @param name of the IANA database, or an offset such as `+09:00`
 * @throws MeetingError `bad-time-zone`
 */
export function checkTimeZone(name: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    throw new MeetingError(
      "bad-time-zone",
      `"${name}" is not a time zone. Use a name such as Asia/Seoul or America/New_York, or an offset such as +09:00.`,
      { timeZone: name },
    );
  }
}
