import { describe, expect, test } from "vitest";
import { titleOf } from "../../../../tools/peers/peer.ts";
import { diarizationErrorRate, readRegions, readTranscript } from "../index.ts";
import { writeMeetings } from "./meeting-files.fixture.ts";
import { sharedMeetings } from "./meetings.fixture.ts";
import { python, scoresOf } from "./python.fixture.ts";

interface PyannoteScore {
  readonly session: string;
  readonly collar: number;
  readonly skipOverlap: boolean;
  readonly scored: number;
  readonly missed: number;
  readonly falseAlarm: number;
  readonly confusion: number;
  readonly rate: number;
  /** Hypothesis speaker → reference speaker. */
  readonly mapping: Readonly<Record<string, string>>;
}

describe.skipIf("missing" in python)(titleOf("pyannote.metrics", python), () => {
  test("DER and its parts are the same, with and without overlapping speech", () => {
    for (const { theirs, ours } of scored().filter(({ theirs }) => theirs.collar === 0)) {
      const where = `${theirs.session}, ${theirs.skipOverlap ? "without" : "with"} overlapping speech`;
      expect(ours.scoredSeconds, where).toBeCloseTo(theirs.scored, 6);
      expect(ours.missedSeconds, where).toBeCloseTo(theirs.missed, 6);
      expect(ours.falseAlarmSeconds, where).toBeCloseTo(theirs.falseAlarm, 6);
      expect(ours.confusionSeconds, where).toBeCloseTo(theirs.confusion, 6);
      // Of nothing scored there is no rate; pyannote says 0 or 1.
      if (theirs.scored > 0) expect(ours.rate, where).toBeCloseTo(theirs.rate, 6);
    }
  });

  // md-eval pairs speakers by all that is evaluated, pyannote by what the collar leaves.
  test("with a collar it is the same where speakers are paired alike, and else never below", () => {
    const all = scored().filter(({ theirs }) => theirs.collar > 0);
    const alike = all.filter(({ theirs, ours }) =>
      Object.entries(theirs.mapping).every(([hypothesis, reference]) =>
        ours.assignment.some(([name, other]) => name === reference && other === hypothesis),
      ),
    );
    for (const { theirs, ours } of all) {
      expect(ours.scoredSeconds, theirs.session).toBeCloseTo(theirs.scored, 6);
      expect(ours.missedSeconds, theirs.session).toBeCloseTo(theirs.missed, 6);
      expect(ours.falseAlarmSeconds, theirs.session).toBeCloseTo(theirs.falseAlarm, 6);
      expect(ours.confusionSeconds, theirs.session).toBeGreaterThan(theirs.confusion - 1e-6);
    }
    for (const { theirs, ours } of alike)
      expect(ours.confusionSeconds, theirs.session).toBeCloseTo(theirs.confusion, 6);
    expect(alike.length).toBeGreaterThan(0.9 * all.length);
  });
});

/** Every file with each collar, with and without overlapping speech, by both. */
function scored() {
  using files = writeMeetings(sharedMeetings);
  const scores = scoresOf("score_pyannote.py", files.folder) as PyannoteScore[];
  expect(scores).toHaveLength(sharedMeetings.length * 4);
  return scores.map((theirs) => ({
    theirs,
    ours: diarizationErrorRate(
      readTranscript(files.of(theirs.session, "ref.rttm")).segments,
      readTranscript(files.of(theirs.session, "hyp.rttm")).segments,
      {
        regions: readRegions(files.of(theirs.session, "uem")),
        collarSeconds: theirs.collar,
        overlap: theirs.skipOverlap ? "nooverlap" : "all",
      },
    ),
  }));
}
