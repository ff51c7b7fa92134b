/** Reads an entry of the container's metadata. */
type ReadEntry = (key: string) => string | null | undefined;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}:\d{2}$/;
const STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/** Entries that hold a whole time, the one that states an offset first: QuickTime's, `©day`, and UTC of the header. */
const STAMPS = ["com.apple.quicktime.creationdate", "date", "creation_time"];

/** `+0900` → `+09:00` */
const withColon = (offset: string) => offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");

/**
 * When a recording was created, ISO 8601: with the offset from UTC where the container states it, else the local time of
 * the recorder. Broadcast Wave has a day and a time of its own (EBU Tech 3285), which FFmpeg calls `date` and
 * `creation_time`.
 */
export function createdAtOf(read: ReadEntry): string | undefined {
  const day = read("date") ?? "";
  const time = read("creation_time") ?? "";
  if (DAY.test(day) && TIME.test(time)) return `${day}T${time}`;
  const stamps = STAMPS.flatMap((key) => {
    const [, date, clock, offset = ""] = STAMP.exec(read(key)?.trim() ?? "") ?? [];
    return date === undefined ? [] : [`${date}T${clock}${withColon(offset)}`];
  });
  return stamps[0];
}
