/**
 * Runs cases of strangers' recordings and reports what the minutes have wrong: `npm run cases -- [FOLDER] [ID…]`.
 * Ends with 0 if all pass, 1 if some fail, 2 if a case could not be run.
 */
import { basename } from "node:path";
import { CaseError } from "./errors.ts";
import { findCases } from "./find-cases.ts";
import { readCase } from "./read-case.ts";
import { reportOf, summaryOf } from "./report.ts";
import { type CaseResult, runCase } from "./run-case.ts";

const results: CaseResult[] = [];
let couldNotRun = 0;

const refuse = (message: string) => {
  couldNotRun += 1;
  console.log(`could not run ${message}`);
};

try {
  for (const folder of findCases(process.argv.slice(2))) {
    try {
      const result = await runCase(readCase(folder));
      results.push(result);
      console.log(reportOf(result));
    } catch (error) {
      if (!(error instanceof CaseError)) throw error;
      refuse(`${basename(folder)}: ${error.message}`);
    }
  }
} catch (error) {
  if (!(error instanceof CaseError)) throw error;
  refuse(`the cases: ${error.message}`);
}
console.log(`${summaryOf(results)}${couldNotRun > 0 ? `, ${couldNotRun} could not run` : ""}`);
process.exit(couldNotRun > 0 ? 2 : results.some(({ verdict }) => verdict === "fail") ? 1 : 0);
