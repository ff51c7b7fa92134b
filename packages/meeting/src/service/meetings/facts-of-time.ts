import type { MeetingTime } from "./meeting-time.ts";

/** When and where a meeting was, as its row has it. */
export interface TimeColumns {
  readonly day: string | null;
  readonly start_time: string | null;
  readonly time_zone: string | null;
}

/** When and where a meeting was; nothing without its day. */
export const factsOfTime = ({ day, start_time, time_zone }: TimeColumns): Partial<MeetingTime> =>
  day === null
    ? {}
    : {
        date: day,
        ...(start_time === null ? {} : { startTime: start_time }),
        ...(time_zone === null ? {} : { timeZone: time_zone }),
      };
