import { findRewritings, type Rewriting } from "../../rewriting.ts";
import { dayOfMonth, dayOfWrittenMonth, month } from "./calendar.ts";
import { hour, hourOfDay, minute } from "./clock.ts";
import { countedNative, countedSino, decimals, percent } from "./counted.ts";
import { telephone } from "./telephone.ts";

const RULES = [
  telephone,
  dayOfMonth,
  dayOfWrittenMonth,
  month,
  hour,
  hourOfDay,
  minute,
  decimals,
  countedSino,
  countedNative,
  percent,
];

/** Numbers, dates, times, shares and telephone numbers in figures, as Korean texts write them. */
export const rewritings = (text: string): readonly Rewriting[] => findRewritings(text, RULES);
