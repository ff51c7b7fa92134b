import type { CaseResult } from "./run-case.ts";

/** A case as the report prints it: its verdict and, below, what did not hold. */
export function reportOf({ id, verdict, better, lines }: CaseResult): string {
  const first = [verdict, id, ...(better === undefined ? [] : [`[better: ${better ? "yes" : "no"}]`])].join(
    " ",
  );
  return [first, ...lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`)].join("\n");
}

/** The last line of the report. */
export function summaryOf(results: readonly Pick<CaseResult, "verdict">[]): string {
  const count = (verdict: CaseResult["verdict"]) => results.filter((each) => each.verdict === verdict).length;
  const byHand = count("by hand");
  return `${count("pass")} of ${results.length - byHand} pass, ${byHand} by hand`;
}
