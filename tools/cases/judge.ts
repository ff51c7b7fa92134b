import { ByHand, RunFailed } from "./errors.ts";
import type { Outcome } from "./outcome.ts";
import type { CaseCheck } from "./read-case.ts";

/** How a run ended. */
export interface Ended {
  readonly name: string;
  readonly result: Outcome | RunFailed;
}

/** What became of checks. */
export interface Judgement {
  /** A line (with its further lines) for each check that did not hold. */
  readonly wrong: readonly string[];
  /** Why a person has to look at checks that could not be decided. */
  readonly byHand: readonly string[];
}

const indented = (text: string) => text.replaceAll("\n", "\n  ");

async function judgeOne(
  { kind, check, in: where, title }: Extract<CaseCheck, { readonly kind: unknown }>,
  runs: readonly Ended[],
): Promise<Judgement> {
  const wrong: string[] = [];
  const byHand: string[] = [];
  for (const { name, result } of runs.filter((run) => where === undefined || run.name === where)) {
    const label = runs.length > 1 ? `${title}, in ${name}` : title;
    try {
      const seen =
        result instanceof RunFailed
          ? kind.judgeFailure
            ? kind.judgeFailure(check, result)
            : `the run ended with ${result.exitCode}: ${result.message}`
          : await kind.judge(check, result);
      if (seen !== undefined) wrong.push(`${label}: ${indented(seen)}`);
    } catch (error) {
      if (!(error instanceof ByHand)) throw error;
      byHand.push(`${label}: ${error.message}`);
    }
  }
  return { wrong, byHand };
}

async function judgeAny(
  alternatives: readonly (readonly CaseCheck[])[],
  runs: readonly Ended[],
): Promise<Judgement> {
  const judged: Judgement[] = [];
  for (const checks of alternatives) {
    const judgement = await judge(checks, runs);
    if (judgement.wrong.length === 0 && judgement.byHand.length === 0) return judgement;
    judged.push(judgement);
  }
  const byHand = judged.filter(({ wrong }) => wrong.length === 0).flatMap((each) => each.byHand);
  if (byHand.length > 0) return { wrong: [], byHand };
  const each = judged.map(({ wrong }, index) => `${index + 1}. ${wrong.map(indented).join("\n   ")}`);
  return {
    wrong: [`none of ${judged.length} alternatives holds\n  ${each.map(indented).join("\n  ")}`],
    byHand: [],
  };
}

/** Judges a list of checks, all of which must hold. */
export async function judge(checks: readonly CaseCheck[], runs: readonly Ended[]): Promise<Judgement> {
  const judged: Judgement[] = [];
  for (const check of checks)
    judged.push(await ("any" in check ? judgeAny(check.any, runs) : judgeOne(check, runs)));
  return {
    wrong: judged.flatMap(({ wrong }) => wrong),
    byHand: judged.flatMap(({ byHand }) => byHand),
  };
}
