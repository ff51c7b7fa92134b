import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { shared } from "./lib/data.ts";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * Memory does not grow with the length of a recording: `review` (3 minutes) against 60 minutes of it.
 * Fails when the long meeting needs 2 GB or 15% more than the short one. Needs ffmpeg for the recipe.
 */
const work = temporaryFolder("long");
const review = shared("data/meetings/review");
const minutes = Number(process.env.BENCH_MINUTES ?? 60);
execFileSync("bash", [shared("data/meetings/long/make_long.sh"), join(work, "long"), String(minutes)], {
  stdio: "ignore",
});

const rows: (string | number)[][] = [];
const peaks: number[] = [];
for (const [name, dir, file] of [
  ["review", review, "review.mp4"],
  [`${minutes} minutes`, join(work, "long"), "long.mp4"],
] as const) {
  const run = await hapju(
    ["minutes", join(dir, file), "--people", join(dir, "people.json"), "--out", join(work, "out", name)],
    {
      HAPJU_HOME: join(work, "homes", name.replace(" ", "-")),
    },
  );
  if (run.exitCode !== 0) throw new Error(`${name}: ${run.stderr}`);
  peaks.push(run.peakMiB);
  rows.push([name, run.wallSeconds, Math.round(run.peakMiB)]);
}
const growth = peaks[1]! / peaks[0]!;
console.log(table(["meeting", "seconds", "peak MiB, all processes"], rows));
console.log(`\nThe long meeting needs ${((growth - 1) * 100).toFixed(1)}% more memory at its peak.`);
if (peaks[1]! > 2000 || growth > 1.15) process.exitCode = 1;
