const ONES = "one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const SCALE = Object.keys(SCALES).join("|");
const MILLION = 1e6;

/** A cardinal from ten to ninety-nine. */
export const TWO_DIGITS = `(?:(?:${TENS.join("|")})(?:[ -](?:${ONES.join("|")}))?|${TEENS.join("|")})`;
/** A cardinal of one digit. */
export const ONE_DIGIT = `(?:${ONES.join("|")})`;

const BELOW_HUNDRED = `(?:${TWO_DIGITS}|${ONE_DIGIT})`;
const BELOW_THOUSAND = `(?:${BELOW_HUNDRED} hundred(?: (?:and )?${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;
const PART = `(?:${SCALE})(?: and ${BELOW_THOUSAND}(?! (?:hundred|${SCALE})\\b)| ${BELOW_THOUSAND})?`;
/** A cardinal in words. "one hundred" of "one hundred and two hundred" is one; fifty-fifty is none. */
export const CARDINAL = `(?<!fifty[ -])(?!fifty[ -]fifty)${BELOW_THOUSAND}(?: ${PART})*(?! (?:hundred|${SCALE})\\b)\\b`;

/** The number that a {@link CARDINAL} means; undefined where its parts are in no order, such as three thousand two million. */
export function cardinal(words: string): number | undefined {
  let [total, group, least] = [0, 0, Number.POSITIVE_INFINITY];
  for (const word of words.toLowerCase().split(/[ -]/)) {
    const scale = SCALES[word];
    if (scale !== undefined) {
      if (scale >= least) return undefined;
      total += group * scale;
      [group, least] = [0, scale];
    } else if (word === "hundred") group *= 100;
    else if (word !== "and") group += below(word);
  }
  return total + group;
}

function below(word: string): number {
  if (TENS.includes(word)) return (TENS.indexOf(word) + 2) * 10;
  return TEENS.includes(word) ? TEENS.indexOf(word) + 10 : ONES.indexOf(word) + 1;
}

/** A number as English texts write it: 1,500, 1.2 million. */
export function englishFigures(value: number): string {
  // Three decimals are read at a glance, more are not.
  const scale = Object.entries(SCALES).findLast(
    ([, size]) => size >= MILLION && value >= size && value % (size / 1000) === 0,
  );
  return scale ? `${(value / scale[1]).toLocaleString("en-US")} ${scale[0]}` : value.toLocaleString("en-US");
}
