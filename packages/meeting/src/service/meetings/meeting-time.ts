/** When a meeting took place, as its people count it. */
export interface MeetingTime {
  /** ISO day. */
  readonly date?: string;
  /** `HH:MM`, 24 hours. */
  readonly startTime?: string;
  /** Where the meeting was: a name of the IANA database, or an offset such as `+09:00`. */
  readonly timeZone: string;
}

const STAMP = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:\d{2})?$/;
/** No digital recording is older: the clock of the recorder was not set. */
const FIRST_YEAR = 1990;
/** A clock that is further ahead than this was not set either; it may be this machine's that is behind. */
const AHEAD_YEARS = 2;

/** Day and time of an instant in a time zone. */
function localTime(instant: Date, timeZone: string): { date: string; startTime: string } {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return { date: `${of("year")}-${of("month")}-${of("day")}`, startTime: `${of("hour")}:${of("minute")}` };
}

/**
 * When a recording began, where its meeting was. A day is never that of UTC: a meeting at 08:30 in Seoul is stored as 23:30
 * UTC of the day before.
 * @param createdAt when the recording was created, ISO 8601, with the offset from UTC or in the recorder's local time
 * @param timeZone of the meeting, where it was stated; else the offset in `createdAt` tells it, else `defaultTimeZone` is it
 */
export function meetingTimeOf(
  createdAt: string | undefined,
  {
    timeZone: stated,
    defaultTimeZone,
    now = new Date(),
  }: {
    readonly timeZone?: string | undefined;
    readonly defaultTimeZone: string;
    readonly now?: Date;
  },
): MeetingTime {
  const [stamp, date, startTime, offset] = STAMP.exec(createdAt ?? "") ?? [];
  const year = Number(date?.slice(0, 4));
  const isSet = year >= FIRST_YEAR && year <= now.getUTCFullYear() + AHEAD_YEARS;
  if (stamp === undefined || date === undefined || startTime === undefined || !isSet)
    return { timeZone: stated ?? defaultTimeZone };
  if (offset === undefined) return { date, startTime, timeZone: stated ?? defaultTimeZone };
  const timeZone = stated ?? (offset === "Z" ? defaultTimeZone : offset);
  const instant = new Date(stamp);
  if (Number.isNaN(instant.getTime())) return { timeZone };
  return { ...localTime(instant, timeZone), timeZone };
}
