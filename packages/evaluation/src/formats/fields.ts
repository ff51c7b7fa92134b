/** A name as one field of a line. */
export function name(text: string): string {
  return text.trim().replace(/\s+/g, "_") || "_";
}

/** Seconds as a number of microseconds at most, without trailing zeros. */
export function secondsText(seconds: number): string {
  return String(Math.round(seconds * 1e6) / 1e6);
}
