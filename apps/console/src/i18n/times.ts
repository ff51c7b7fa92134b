import { useMemo } from "react";
import { useLocale } from "use-intl";

/** A place in a recording: `4:05`, or `1:04:05` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Durations, dates and sizes as the reader's language writes them. */
export function useTimes() {
  const locale = useLocale();
  return useMemo(() => {
    const length = new Intl.DurationFormat(locale, { style: "narrow" });
    const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    const thisYear = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", weekday: "short" });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    const bytes = (unit: string) =>
      new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 });
    const dateOf = (date: string) => new Date(date.length === 10 ? `${date}T12:00:00` : date);
    return {
      /** `1h 12m`, `42m`, `56s`. */
      length(seconds: number): string {
        const whole = Math.max(0, Math.round(seconds));
        if (whole < 60) return length.format({ seconds: whole }) || length.format({ seconds: 0 });
        const minutes = Math.round(whole / 60);
        return length.format({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
      },
      /** Milliseconds of work: `84ms`, `2.4s`, `3m 41s`. */
      work(ms: number): string {
        const seconds = Math.round(ms / 1000);
        if (seconds >= 60)
          return length.format({
            hours: Math.floor(seconds / 3600),
            minutes: Math.floor(seconds / 60) % 60,
            seconds: seconds % 60,
          });
        const [value, unit] = ms < 1000 ? [ms, "millisecond"] : [ms / 1000, "second"];
        return new Intl.NumberFormat(locale, {
          style: "unit",
          unit,
          unitDisplay: "narrow",
          maximumFractionDigits: value < 10 ? 1 : 0,
        }).format(value);
      },
      /** A day, without the year while it is this one. */
      day(date: string): string {
        const when = dateOf(date);
        return (when.getFullYear() === new Date().getFullYear() ? thisYear : day).format(when);
      },
      fullDay: (date: string) => day.format(dateOf(date)),
      moment: (instant: string | number) => moment.format(new Date(instant)),
      /** `3 minutes ago`; a date when it is more than a week ago. */
      ago(instant: string | number): string {
        const minutes = (new Date(instant).getTime() - Date.now()) / 60_000;
        if (minutes > -60) return relative.format(Math.round(minutes), "minute");
        if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), "hour");
        if (minutes > -60 * 24 * 7) return relative.format(Math.round(minutes / 60 / 24), "day");
        return day.format(new Date(instant));
      },
      size(value: number): string {
        if (value < 1e6) return bytes("kilobyte").format(value / 1e3);
        return value < 1e9 ? bytes("megabyte").format(value / 1e6) : bytes("gigabyte").format(value / 1e9);
      },
    };
  }, [locale]);
}
