import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CaseError, RunFailed } from "./errors.ts";
import { type Ended, judge } from "./judge.ts";
import { SHARED_DATA } from "./project.ts";
import type { Case, CaseRun } from "./read-case.ts";

/** What became of a case. */
export interface CaseResult {
  readonly id: string;
  readonly verdict: "pass" | "fail" | "by hand";
  /** Whether `better` holds too; absent for a case without it. */
  readonly better?: boolean;
  /** What did not hold, what of `better` did not, and why it is to be judged by hand. */
  readonly lines: readonly string[];
}

/** Executes a run with an empty home. */
async function execute({ name, kind, run }: CaseRun, folder: string): Promise<Ended> {
  const home = await mkdtemp(join(tmpdir(), "hapju-case-"));
  try {
    return { name, result: await kind.execute(run, { folder, data: SHARED_DATA, home }) };
  } catch (error) {
    if (error instanceof CaseError) throw error;
    return { name, result: error instanceof RunFailed ? error : new RunFailed(String(error), 1) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Runs a case and judges it. @throws CaseError if it cannot be run as it is written */
export async function runCase({ id, folder, runs, expect, better, command }: Case): Promise<CaseResult> {
  if (runs.length === 0 || expect.length === 0)
    return { id, verdict: "by hand", lines: [`nothing is written for machines; do: ${command}`] };
  const ended: Ended[] = [];
  for (const run of runs) ended.push(await execute(run, folder));
  const { wrong, byHand } = await judge(expect, ended);
  const more = better && (await judge(better, ended));
  const isBetter = more && more.wrong.length === 0 && more.byHand.length === 0;
  return {
    id,
    verdict: wrong.length > 0 ? "fail" : byHand.length > 0 ? "by hand" : "pass",
    ...(isBetter === undefined ? {} : { better: isBetter }),
    lines: [
      ...wrong,
      ...byHand,
      ...[...(more?.wrong ?? []), ...(more?.byHand ?? [])].map((line) => `better: ${line}`),
    ],
  };
}
