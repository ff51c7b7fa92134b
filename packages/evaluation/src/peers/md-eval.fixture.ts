import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathOf } from "../../../../tools/peers/peer.ts";
import { sctk } from "./sctk.fixture.ts";

/** NIST's md-eval.pl. */
export const mdEval = sctk("md-eval.pl");

/** What md-eval counts, in seconds. */
export interface MdEvalScore {
  readonly scored: number;
  readonly missed: number;
  readonly falseAlarm: number;
  readonly confusion: number;
}

/**
 * Runs md-eval on files, with seconds printed to nine digits instead of two.
 * @returns undefined where no speech is scored: md-eval divides by it
 * @throws Error with what md-eval says of files it refuses
 */
export function runMdEval(options: readonly string[]): MdEvalScore | undefined {
  const input = readFileSync(pathOf(mdEval), "utf8").replaceAll("%10.2f secs", "%.9f secs");
  const { status, stdout, stderr } = spawnSync("perl", ["-", ...options], { input, encoding: "utf8" });
  if (stderr.includes("division by zero")) return undefined;
  if (status !== 0) throw new Error(stderr);
  const [, all = ""] = stdout.split("for ALL ***");
  const seconds = (name: string) => Number(new RegExp(`${name} TIME = *([\\d.]+) secs`).exec(all)?.[1]);
  return {
    scored: seconds("SCORED SPEAKER"),
    missed: seconds("MISSED SPEAKER"),
    falseAlarm: seconds("FALARM SPEAKER"),
    confusion: seconds("SPEAKER ERROR"),
  };
}
