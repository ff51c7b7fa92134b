import { rmSync } from "node:fs";
import { prepareKilling } from "../packages/cli/src/testing/kill-and-resume.fixture.ts";
import { temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/** SIGKILL at 20 random moments of a run, of the command or of one of its child processes; then `--resume`. */
const KILLS = 20;
const folder = temporaryFolder("kill");
const { kill, stepRuns } = await prepareKilling(folder, 7);
let state = 20261124;
const random = () => {
  state = (state * 48271) % 2147483647; // Park and Miller
  return state / 2147483647;
};
const rows: (string | number)[][] = [];
for (let index = 1; index <= KILLS; index++) {
  const killing = await kill(`kill-${index}`, index % 3 === 0 ? "child" : "command", random());
  const { victim, afterEvents, finished, different, doneAgain, exitCode } = killing;
  process.stderr.write(
    `${index} of ${KILLS}: ${different.length} differ, ${doneAgain.length} done again, exit code ${exitCode}\n`,
  );
  rows.push([index, victim, afterEvents, finished, different.length, doneAgain.length, exitCode ?? -1]);
  if (exitCode !== 0 || different.length + doneAgain.length > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
console.log(`Each run has ${stepRuns} step runs.\n`);
console.log(
  table(
    ["kill", "victim", "after events", "finished then", "artifacts that differ", "done again", "exit code"],
    rows,
  ),
);
