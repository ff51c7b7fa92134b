import { join } from "node:path";
import { shared } from "./lib/data.ts";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/** Running the same recording again, and again with one more person: what a second run computes. */
const work = temporaryFolder("again");
const env = { HAPJU_HOME: join(work, "home") };
const review = shared("data/meetings/review");
const recording = join(review, "review.mp4");
const minutes = (...more: string[]) =>
  hapju(["minutes", recording, "--out", join(work, "out"), "--json", ...more], env);

/** Step runs by step that were computed, not found in the cache. */
function computed(stdout: string): string {
  const counts = new Map<string, number>();
  for (const line of stdout.trim().split("\n")) {
    const event = JSON.parse(line) as { type: string; step?: string; cached?: boolean };
    if (event.type === "step-run-completed" && !event.cached)
      counts.set(event.step!, (counts.get(event.step!) ?? 0) + 1);
  }
  return [...counts].map(([step, count]) => `${step} ${count}`).join(", ") || "nothing";
}

await hapju(["people", "import", join(review, "people.json")], env);
const first = await minutes();
const second = await minutes();
const portrait = join(shared("data/meetings/standup"), "enrol/P004_1.jpg");
const added = await hapju(["people", "add", "Nora Newcomer", portrait], env);
if (added.exitCode !== 0) throw new Error(added.stderr);
const third = await minutes();
const rows = [
  ["first time", first],
  ["again", second],
  ["with one more person", third],
] as const;
for (const [name, run] of rows) if (run.exitCode !== 0) throw new Error(`${name}: ${run.stderr}`);
console.log(
  table(
    ["run", "seconds", "of the first", "computed"],
    rows.map(([name, run]) => [
      name,
      run.wallSeconds,
      `${((100 * run.wallSeconds) / first.wallSeconds).toFixed(1)}%`,
      computed(run.stdout),
    ]),
  ),
);
if (second.wallSeconds > first.wallSeconds / 10) process.exitCode = 1;
