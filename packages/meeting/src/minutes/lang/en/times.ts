import { phrases } from "../phrases.ts";
import { WORDS } from "./words.ts";

const DEADLINE = phrases(
  `
  by|before|until|till end|eod|eow|eom|cob|close|noon|midday|midnight|lunch|lunchtime|dinner|breakfast|christmas|easter|{day}|{month}
  by|before|until|till the (*) end|middle|week|weekend|day|{ordinal}|{number}
  by|before|until|till next|this (*)
  by|before|until|till (the) {ordinal}|end|beginning|middle|start|close of
  by|before|until|till mid
  by|before|until|till {number}
  by|before|until|till two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
  by|before|until|till our|the|your (next|following) meeting|call|launch|release|board|workshop
  no|not later than
  due on|by|{day}
  {month} (the) {ordinal}|{number}
`,
  WORDS,
);
const TIMED = phrases(
  `
  today|tomorrow|tonight
  {day}
  (on) {day} morning|afternoon|evening
  next|this week|month|quarter|afternoon|evening|morning|weekend
  (the) day after tomorrow
  over|at the weekend
  at the latest
  after this|the|our|that (meeting|call|session)
  for|at|in|by|before (the|our) next (*) meeting|call|workshop|session|sprint
  (on|in) {month}
  on the {ordinal}|{number}
  in a|one|two|three|four|five|six|ten|* day|days|week|weeks|month|months
  in a fortnight
  eod|cob|asap
  end of (the|this|next) day|week|month|quarter|year|{month}
  within|in (the|a|an|two|three|four|five|ten|*) (next) hour|hours|day|days|week|weeks|month|months
  first thing
  in the morning|afternoon|evening
  as soon as possible
  after the break|lunch|holiday|holidays|weekend
`,
  WORDS,
);

/** Whether a plain clause names a time by which something is done. */
export const isDeadline = (clause: string): boolean => clause.search(DEADLINE) >= 0;

/** Whether a plain clause names a time after the meeting at which something is done. */
export const isTimed = (clause: string): boolean =>
  clause.replace(/\bfor today\b/g, "").search(TIMED) >= 0 || isDeadline(clause);
