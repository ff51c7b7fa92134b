import { findRewritings, type Rewriting } from "../../rewriting.ts";
import { dayAfterMonth, dayBeforeMonth } from "./calendar.ts";
import { hour, hourAndMinutes } from "./clock.ts";
import { decimal, digits, longYear, number, year } from "./numbers.ts";

const RULES = [dayAfterMonth, dayBeforeMonth, digits, hourAndMinutes, hour, year, longYear, decimal, number];

/** Numbers, dates, times, shares and amounts in figures, as English texts write them. */
export const rewritings = (text: string): readonly Rewriting[] => findRewritings(text, RULES);
