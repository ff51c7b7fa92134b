/** The time zone of this browser. */
export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The time zones of the IANA database that this browser knows, with its own. */
export const timeZones = (): string[] =>
  [...new Set([browserTimeZone(), ...Intl.supportedValuesOf("timeZone")])].sort();
