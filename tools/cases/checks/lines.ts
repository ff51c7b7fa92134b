import type { RuledEntry } from "../outcome.ts";
import { defineCheck } from "./define-check.ts";

/** What is wrong with the minutes of one entry. */
function wrongIn({ expect, minutes }: RuledEntry): string[] {
  const [action] = minutes.actions;
  const counts = (["decisions", "actions", "questions"] as const).flatMap((list) =>
    expect[list] === undefined || expect[list] === minutes[list].length
      ? []
      : [`${minutes[list].length} ${list}`],
  );
  const due = action?.due ? `${action.due.text} (${action.due.date ?? "no date"})` : "none";
  const isDue =
    expect.due === undefined ||
    (expect.due === null ? action?.due !== undefined : action?.due?.date === expect.due);
  return [
    ...counts,
    ...(expect.text === undefined || expect.text === action?.text ? [] : [`text "${action?.text}"`]),
    ...(expect.owner === undefined || expect.owner === action?.owner ? [] : [`owner ${action?.owner}`]),
    ...(isDue ? [] : [`due ${due}`]),
  ];
}

/** Every entry of the lines file has the decisions, actions and questions that it says. */
export const lines = defineCheck({
  name: "lines",
  of: ["rules"],
  fields: {},
  judge(_, { entries }) {
    const wrong = entries.flatMap((entry) => {
      const own = wrongIn(entry);
      return own.length === 0 ? [] : [`"${entry.said}": ${own.join(", ")}`];
    });
    if (wrong.length === 0) return undefined;
    return `${wrong.length} of ${entries.length} entries are wrong\n${wrong.join("\n")}`;
  },
});
