import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { shared } from "./lib/data.ts";
import { generateMeeting } from "./lib/generated.ts";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { judgeNames } from "./lib/meeting.ts";
import { table } from "./lib/table.ts";

/**
 * Who said what: two real meetings and three generated ones, through the whole command. Errors are listed
 * utterance by utterance. Fails when an utterance carries a wrong name.
 */
const work = temporaryFolder("attribution");
const meetings = [
  ...["standup", "review"].map((name) => ({
    name,
    dir: shared(`data/meetings/${name}`),
    file: `${name}.mp4`,
  })),
  ...(await Promise.all(
    [2, 4, 6].map((people) =>
      generateMeeting(join(work, `generated-${people}`), { people, seed: 100 + people }),
    ),
  )),
];

const rows: (string | number)[][] = [];
const listed: string[] = [];
let wrong = 0;
for (const { name, dir, file } of meetings) {
  const out = join(work, "out", name);
  mkdirSync(out, { recursive: true });
  const home = join(work, "homes", name);
  const run = await hapju(["minutes", join(dir, file), "--people", join(dir, "people.json"), "--out", out], {
    HAPJU_HOME: home,
  });
  if (run.exitCode !== 0 || !existsSync(join(out, "speakers.rttm")))
    throw new Error(`${name}: ${run.stderr}`);
  const { utterances, errors } = judgeNames(dir, out);
  const count = (verdict: string) => utterances.filter((utterance) => utterance.verdict === verdict).length;
  wrong += count("wrong");
  rows.push([
    name,
    utterances.length,
    count("right"),
    count("wrong"),
    count("unknown"),
    count("missed"),
    `${(100 * (errors.onScreenRightShare ?? 0)).toFixed(1)}%`,
    `${(100 * (errors.rate ?? 0)).toFixed(1)}%`,
  ]);
  for (const { utterance, names, verdict } of utterances.filter((each) => each.verdict !== "right")) {
    const said = names.map((each) => `${each.name} ${each.seconds.toFixed(2)} s`).join(", ") || "nobody";
    listed.push(
      `${name} ${utterance.startSeconds.toFixed(2)}–${utterance.endSeconds.toFixed(2)} ${utterance.speaker}: ${verdict} (${said}) "${utterance.words ?? ""}"`,
    );
  }
}
console.log(
  table(
    [
      "meeting",
      "utterances",
      "right",
      "wrong",
      "unknown",
      "missed",
      "right names, enrolled on screen",
      "identification error",
    ],
    rows,
  ),
);
console.log(`\n${listed.length === 0 ? "No errors." : listed.join("\n")}`);
if (wrong > 0) process.exitCode = 1;
