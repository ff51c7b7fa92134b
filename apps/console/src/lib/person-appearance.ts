const HUES = 12;

/** The hue of a person's colour, in degrees: the same for an id everywhere and always. */
export function hueOf(id: string): number {
  // FNV-1a: spreads ids that differ in their last sign only.
  let hash = 0x811c9dc5;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash >>> 8) % HUES) * (360 / HUES) + 10;
}

/** Initials of a Latin name; the given name's last syllable or two of a Korean one, as Koreans shorten it. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/^[\p{sc=Hangul}]+$/u.test(name.replace(/\s/g, ""))) {
    const whole = words.join("");
    return whole.length > 2 ? whole.slice(-2) : whole;
  }
  const first = [...(words[0] ?? "")][0] ?? "?";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toLocaleUpperCase();
}
