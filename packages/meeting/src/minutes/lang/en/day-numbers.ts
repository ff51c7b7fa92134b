const UNITS = "first second third fourth fifth sixth seventh eighth ninth".split(" ");
const WORDS = [
  ...UNITS,
  ..."tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  ),
  "twentieth",
  ...UNITS.map((unit) => `twenty[ -]${unit}`),
  "thirtieth",
  "thirty[ -]first",
];

/** A day of the month as it is said or written: `3rd`, `twenty third`; longer words before their beginnings. */
export const DAY_NUMBER = `(?:\\d{1,2}(?:st|nd|rd|th)|${WORDS.toReversed().join("|")})`;

/** The day of the month that a {@link DAY_NUMBER} or digits mean. */
export function dayNumber(text: string): number {
  const digits = /^\d+/.exec(text)?.[0];
  return digits ? Number(digits) : WORDS.findIndex((word) => new RegExp(`^${word}$`, "i").test(text)) + 1;
}
