const two = (value: number) => String(Math.floor(value)).padStart(2, "0");

/** A time in seconds as people read it: `1:02:03` or `2:03`. */
export function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A time in seconds as captions hold it: `00:02:03.250`. SRT has a comma before the milliseconds. */
export function captionTime(seconds: number, decimal: "." | ","): string {
  const ms = Math.round(seconds * 1000);
  const whole = Math.floor(ms / 1000);
  return `${two(whole / 3600)}:${two((whole % 3600) / 60)}:${two(whole % 60)}${decimal}${String(ms % 1000).padStart(3, "0")}`;
}
