import { valueAt } from "../defined.ts";
import { EvaluationError } from "../errors.ts";
import { groupBy, type ScoredRegion } from "../transcript.ts";
import { assertForward, linesOf, malformed, secondsOf, secondsText } from "./lines.ts";
import { name } from "./stm.ts";

/** Reads UEM (NIST): the regions to score, `session channel start end`. Regions of one session may not overlap. */
export function readUem(text: string, file: string): ScoredRegion[] {
  const regions = linesOf(text, file).map((line) => {
    const fields = line.text.split(/\s+/);
    if (fields.length !== 4) throw malformed(line, "`session channel start end`");
    const startSeconds = secondsOf(fields[2], line, "start");
    const endSeconds = secondsOf(fields[3], line, "end");
    assertForward(startSeconds, endSeconds, line);
    return { session: valueAt(fields, 0), startSeconds, endSeconds, line: line.number };
  });
  for (const group of groupBy(regions, (region) => region.session).values()) {
    const sorted = group.toSorted((a, b) => a.startSeconds - b.startSeconds);
    sorted.slice(1).forEach((region, index) => {
      if (region.startSeconds >= valueAt(sorted, index).endSeconds) return;
      throw new EvaluationError(
        "overlapping-turns",
        `this region of ${region.session} overlaps the one of line ${valueAt(sorted, index).line}; join them`,
        { file, line: region.line },
      );
    });
  }
  return regions.map(({ session, startSeconds, endSeconds }) => ({ session, startSeconds, endSeconds }));
}

/** Writes UEM, channel 1. */
export function writeUem(regions: readonly ScoredRegion[]): string {
  return regions
    .map(
      (region) =>
        `${name(region.session)} 1 ${secondsText(region.startSeconds)} ${secondsText(region.endSeconds)}\n`,
    )
    .join("");
}
