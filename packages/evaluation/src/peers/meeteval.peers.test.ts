import { describe, expect, test } from "vitest";
import { titleOf } from "../../../../tools/peers/peer.ts";
import { evaluate, readRegions, readTranscript, wordErrorRate } from "../index.ts";
import { writeMeetings } from "./meeting-files.fixture.ts";
import { sharedMeetings } from "./meetings.fixture.ts";
import { python, scoresOf } from "./python.fixture.ts";

interface MeetEvalScore {
  readonly session: string;
  readonly metric: "wer" | "cpWer" | "tcpWer" | "orcWer" | "tcorcWer" | "dicpWer" | "mimoWer";
  /** Whether only what lies in the regions of the session was scored. */
  readonly regions: boolean;
  readonly errors: number;
  readonly length: number;
}

describe.skipIf("missing" in python)(titleOf("MeetEval", python), () => {
  test("WER and all metrics of several speakers have the same counts, also within regions", () => {
    using files = writeMeetings(sharedMeetings);
    const scores = scoresOf("score_meeteval.py", files.folder) as MeetEvalScore[];
    expect(scores.length).toBeGreaterThan(sharedMeetings.length * 10);
    const otherBounds: string[] = [];
    for (const theirs of scores) {
      const { session, metric, errors, length } = theirs;
      const reference = readTranscript(files.of(session, "ref.stm"));
      const hypothesis = readTranscript(files.of(session, "hyp.seglst.json"));
      const where = `${session}, ${metric}${theirs.regions ? ", regions" : ""}`;
      if (metric === "wer") {
        expect(wordErrorRate(reference.segments, hypothesis.segments), where).toMatchObject({
          errors,
          length,
        });
        continue;
      }
      const regions = theirs.regions ? { regions: readRegions(files.of(session, "one.uem")) } : {};
      const options = { metrics: [metric], wordCollarSeconds: 1, ...regions };
      const ours = evaluate(reference, hypothesis, options).overall[metric];
      // Large sessions are left out.
      if (metric === "mimoWer" && ours === undefined) continue;
      if (metric === "dicpWer" && ours?.errors !== errors) otherBounds.push(where);
      else expect(ours, where).toMatchObject({ errors, length });
    }
    // Both search greedily from a cheapest pairing of speakers; of several equally cheap ones each takes its own.
    expect(otherBounds.length, otherBounds.join("; ")).toBeLessThanOrEqual(2);
  });
});
