import * as chrono from "chrono-node/en";
import type { DueDate } from "../language.ts";

/** The due date in an English sentence, read by chrono. */
export function findDue(sentence: string, meetingDate: string | undefined): DueDate | undefined {
  const reference = meetingDate ? new Date(`${meetingDate}T12:00:00Z`) : new Date("2000-01-03T12:00:00Z");
  const found = chrono
    .parse(sentence, { instant: reference, timezone: "UTC" }, { forwardDate: true })
    .find(
      (result) =>
        /\b(by|before|until|till|on|due|for)\s*(the )?$/i.test(sentence.slice(0, result.index)) ||
        /\b(today|tomorrow|tonight|next|this)\b/i.test(result.text),
    );
  if (!found) return undefined;
  const date = found.start.date().toISOString().slice(0, 10);
  return meetingDate ? { text: found.text, date } : { text: found.text };
}
