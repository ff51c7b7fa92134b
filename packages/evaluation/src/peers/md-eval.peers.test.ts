import { describe, expect, test } from "vitest";
import { titleOf } from "../../../../tools/peers/peer.ts";
import { diarizationErrorRate, readRegions, readTranscript } from "../index.ts";
import { mdEval, runMdEval } from "./md-eval.fixture.ts";
import { writeMeetings } from "./meeting-files.fixture.ts";
import { makeMeetings } from "./meetings.fixture.ts";

const OPTIONS = [false, true].flatMap((uem) =>
  [0, 0.25].flatMap((collarSeconds) =>
    (["all", "nooverlap"] as const).map((overlap) => ({ uem, collarSeconds, overlap })),
  ),
);

describe.skipIf("missing" in mdEval)(titleOf("md-eval", mdEval), () => {
  test("DER has the same parts, with and without regions, collar and overlapping speech", () => {
    const meetings = makeMeetings(40, 3);
    using files = writeMeetings(meetings);
    for (const { session } of meetings)
      for (const { uem, collarSeconds, overlap } of OPTIONS) {
        const where = `${session}, ${uem ? "regions, " : ""}collar ${collarSeconds}, ${overlap}`;
        const reference = files.of(session, "ref.rttm");
        const hypothesis = files.of(session, "hyp.rttm");
        const regions = files.of(session, "uem");
        const theirs = runMdEval([
          ...["-r", reference, "-s", hypothesis, "-c", `${collarSeconds}`],
          ...(uem ? ["-u", regions] : []),
          ...(overlap === "nooverlap" ? ["-1"] : []),
        ]);
        const ours = diarizationErrorRate(
          readTranscript(reference).segments,
          readTranscript(hypothesis).segments,
          { collarSeconds, overlap, ...(uem && { regions: readRegions(regions) }) },
        );
        expect(ours.scoredSeconds, where).toBeCloseTo(theirs?.scored ?? 0, 6);
        if (!theirs) continue;
        expect(ours.missedSeconds, where).toBeCloseTo(theirs.missed, 6);
        expect(ours.falseAlarmSeconds, where).toBeCloseTo(theirs.falseAlarm, 6);
        expect(ours.confusionSeconds, where).toBeCloseTo(theirs.confusion, 6);
      }
  });
});
