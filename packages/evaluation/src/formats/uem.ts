import { valueAt } from "../defined.ts";
import { EvaluationError } from "../errors.ts";
import { groupBy, type ScoredRegion } from "../transcript.ts";
import { name, secondsText } from "./fields.ts";
import { assertForward, linesOf, malformed, secondsOf } from "./lines.ts";

/**
 * Reads UEM (NIST, by the rules of md-eval-22): the regions to score, `session channel start end`. Comments begin with
 * `;` or `#`; regions of one channel may not overlap.
 * @throws EvaluationError naming file and line
 */
export function readUem(text: string, file: string): ScoredRegion[] {
  const regions = linesOf(text, file, /^[;#]/).map((line) => {
    const fields = line.text.split(/\s+/);
    if (fields.length !== 4) throw malformed(line, "`session channel start end`");
    const startSeconds = secondsOf(fields[2], line, "start");
    const endSeconds = secondsOf(fields[3], line, "end");
    assertForward(startSeconds, endSeconds, line);
    if (endSeconds === startSeconds) throw malformed(line, "a region that lasts");
    const [session, channel] = [valueAt(fields, 0), valueAt(fields, 1)];
    return { region: { session, channel, startSeconds, endSeconds }, line: line.number };
  });
  const byChannel = groupBy(regions, ({ region }) => JSON.stringify([region.session, region.channel]));
  for (const group of byChannel.values()) {
    const sorted = group.toSorted((a, b) => a.region.startSeconds - b.region.startSeconds);
    sorted.slice(1).forEach(({ region, line }, index) => {
      const before = valueAt(sorted, index);
      if (region.startSeconds >= before.region.endSeconds) return;
      throw new EvaluationError(
        "overlapping-turns",
        `this region of ${region.session} overlaps the one of line ${before.line}; join them`,
        { file, line },
      );
    });
  }
  return regions.map(({ region }) => region);
}

/** Writes UEM. A missing channel becomes 1. */
export function writeUem(regions: readonly ScoredRegion[]): string {
  return regions
    .map(
      ({ session, channel = "1", startSeconds, endSeconds }) =>
        `${name(session)} ${name(channel)} ${secondsText(startSeconds)} ${secondsText(endSeconds)}\n`,
    )
    .join("");
}
