const DIGITS = "영일이삼사오육칠팔구";
const PLACES: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };

/** A letter of a Sino-Korean number. */
export const SINO_LETTER = `[${DIGITS}공${Object.keys(PLACES).join("")}${Object.keys(GROUPS).join("")}]`;

/** The digit that a letter means; undefined for another letter. */
export function digitOf(letter: string): number | undefined {
  if (letter === "공") return 0;
  const at = DIGITS.indexOf(letter);
  return at < 0 ? undefined : at;
}

/**
 * The number that Sino-Korean words mean: 천이백만 is 12,000,000; spaces do not count.
 *
 * @returns undefined where the words are no single number, such as 일이
 */
export function sinoNumber(words: string): number | undefined {
  const letters = [...words.replaceAll(" ", "")];
  if (letters.length === 1 && digitOf(letters[0] ?? "") === 0) return 0;
  let [total, group, digit] = [0, 0, 0];
  let place = Number.POSITIVE_INFINITY;
  let size = Number.POSITIVE_INFINITY;
  for (const letter of letters) {
    const value = digitOf(letter);
    const [ofPlace, ofGroup] = [PLACES[letter], GROUPS[letter]];
    if (value !== undefined) {
      if (value === 0 || digit > 0 || place === 1) return undefined;
      digit = value;
    } else if (ofPlace !== undefined) {
      if (ofPlace >= place) return undefined;
      group += (digit || 1) * ofPlace;
      [place, digit] = [ofPlace, 0];
    } else if (ofGroup !== undefined) {
      if (ofGroup >= size) return undefined;
      total += (group + digit || 1) * ofGroup;
      [size, group, digit, place] = [ofGroup, 0, 0, Number.POSITIVE_INFINITY];
    } else return undefined;
  }
  return letters.length === 0 ? undefined : total + group + digit;
}

/** A number as Korean texts write it: 12,000,000 is 1,200만, 350,000,000 is 3억 5,000만. */
export function koreanFigures(value: number): string {
  const parts: string[] = [];
  let rest = value;
  for (const [name, size] of [...Object.entries(GROUPS).toReversed(), ["", 1] as const]) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count.toLocaleString("en-US")}${name}`);
  }
  return parts.join(" ") || "0";
}
