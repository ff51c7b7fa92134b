import { valueAt } from "../defined.ts";

const SMALL = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");
const TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** A whole number below a million in English words without hyphens: 1204 → one thousand two hundred four. */
export function numberWords(value: number): string {
  if (value < 20) return valueAt(SMALL, value);
  if (value < 100) return join(valueAt(TENS, Math.floor(value / 10)), value % 10);
  if (value < 1000) return join(`${numberWords(Math.floor(value / 100))} hundred`, value % 100);
  return join(`${numberWords(Math.floor(value / 1000))} thousand`, value % 1000);
}

function join(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${numberWords(rest)}`;
}
