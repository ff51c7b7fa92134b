import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { defaultLanguages } from "@hapju/meeting";
import { type Half, readExamples } from "../packages/meeting/src/minutes/lang/example-set.fixture.ts";
import {
  type Counts,
  precisionOf,
  recallOf,
  scoreExamples,
} from "../packages/meeting/src/minutes/lang/score.fixture.ts";
import { table } from "./lib/table.ts";

/**
 * Decisions, actions, open questions and due dates found in the examples of each language. Rules are written from one
 * half; of the other only these counts are ever shown. `--errors` shows what is wrong in the first half, `--json FILE`
 * writes the table as data.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "minutes"),
  options: { errors: { type: "boolean" }, json: { type: "string" } },
});
const HALVES: readonly Half[] = ["rules", "held-out"];

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const cells = (counts: Counts) => [
  percent(precisionOf(counts)),
  percent(recallOf(counts)),
  `${counts.right} right, ${counts.false} false, ${counts.missed} missed`,
];

const results = [];
for (const language of defaultLanguages)
  for (const half of HALVES) {
    const set = readExamples(language.tag, half);
    const { wrong, ...counts } = await scoreExamples(language, set);
    results.push({ language: language.tag, half, examples: set.examples.length, ...counts });
    if (!values.errors || half !== "rules") continue;
    for (const { example, found } of wrong) console.log(`${example.source}\n    ${found}`);
  }

const rows = results.flatMap(({ language, half, examples, dates, ...counts }) => [
  ...(["decisions", "actions", "questions"] as const).map((kind) => [
    language,
    half,
    examples,
    kind,
    ...cells(counts[kind]),
  ]),
  [
    language,
    half,
    examples,
    "due dates",
    percent(dates.right / (dates.right + dates.wrong)),
    "",
    `${dates.right} right, ${dates.wrong} wrong`,
  ],
]);
console.log(table(["language", "half", "examples", "what", "precision", "recall", "counts"], rows));
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
