import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { titleOf } from "../../../../tools/peers/peer.ts";
import { evaluate, formatTranscript, readRegions, readTranscript } from "../index.ts";
import type { MarkedSegment } from "../transcript.ts";
import { mdEval, runMdEval } from "./md-eval.fixture.ts";
import { type MeetingFiles, writeMeetings } from "./meeting-files.fixture.ts";
import { generator, type Meeting, makeMeetings, sharedMeetings } from "./meetings.fixture.ts";

interface Options {
  readonly uem: boolean;
  readonly collar: number;
  readonly overlap: "all" | "nooverlap";
}

const optionsWith = (collars: readonly number[]): Options[] =>
  [false, true].flatMap((uem) =>
    collars.flatMap((collar) => (["all", "nooverlap"] as const).map((overlap) => ({ uem, collar, overlap }))),
  );

describe.skipIf("missing" in mdEval)(titleOf("md-eval", mdEval), () => {
  test("DER has the same parts, with and without regions, collar and overlapping speech", () => {
    using files = writeMeetings(sharedMeetings);
    for (const { session } of sharedMeetings)
      for (const options of optionsWith([0, 0.25])) expectSame(files, session, options);
  });

  test("NOSCORE is left out, and other lines of RTTM only say how long the session lasts", () => {
    const meetings = makeMeetings(40, 4);
    using files = writeMeetings(meetings);
    for (const meeting of withMarks(files, meetings, ["ignored", "other", "lexeme"]))
      for (const options of optionsWith([0, 0.25])) expectSame(files, meeting, options);
  });

  // Without a collar md-eval scores what it should leave out where a sound and a turn at once end a region: it takes events
  // of the same time in no certain order.
  test("NON-LEX is left out with half a second around it, up to turns and words", () => {
    const meetings = makeMeetings(40, 5);
    using files = writeMeetings(meetings);
    for (const meeting of withMarks(files, meetings, ["non-lexical", "lexeme"]))
      for (const options of optionsWith([0.1, 0.25])) expectSame(files, meeting, options);
  });

  test("channels are scored apart", () => {
    const meetings = makeMeetings(40, 6);
    using files = writeMeetings(meetings);
    for (const { session, reference, hypothesis } of meetings) {
      const split = (segments: Meeting["reference"]) =>
        segments.map((segment, index) => ({ ...segment, channel: index % 3 === 0 ? "2" : "1" }));
      writeFileSync(files.of(session, "ref.rttm"), formatTranscript(split(reference), "rttm"));
      writeFileSync(files.of(session, "hyp.rttm"), formatTranscript(split(hypothesis), "rttm"));
      for (const collar of [0, 0.25]) expectSame(files, session, { uem: false, collar, overlap: "all" });
    }
  });
});

/** Adds marks to the references. They end before the last turn: md-eval leaves out all that follows a later NOSCORE. */
function withMarks(
  files: MeetingFiles,
  meetings: readonly Meeting[],
  kinds: readonly MarkedSegment["kind"][],
): string[] {
  const random = generator(7);
  const below = (limit: number) => Math.floor(random() * limit);
  return meetings.map(({ session, reference }) => {
    const last = Math.max(...reference.map(({ endSeconds }) => endSeconds));
    const marks = Array.from({ length: 1 + below(5) }, (_, index): MarkedSegment => {
      // A part of a millisecond off, so that nothing begins where a turn does.
      const startSeconds = below(1000 * (last - 2)) / 1000 + 0.0003;
      const endSeconds = startSeconds + 0.1 + below(1500) / 1000;
      return { kind: kinds[index % kinds.length] ?? "other", session, startSeconds, endSeconds };
    });
    writeFileSync(files.of(session, "ref.rttm"), formatTranscript(reference, "rttm", marks));
    return session;
  });
}

function expectSame(files: MeetingFiles, session: string, { uem, collar, overlap }: Options): void {
  const where = `${session}, ${uem ? "regions, " : ""}collar ${collar}, ${overlap}`;
  const reference = files.of(session, "ref.rttm");
  const hypothesis = files.of(session, "hyp.rttm");
  const regions = files.of(session, "uem");
  const theirs = runMdEval([
    ...["-r", reference, "-s", hypothesis, "-c", `${collar}`],
    ...(uem ? ["-u", regions] : []),
    ...(overlap === "nooverlap" ? ["-1"] : []),
  ]);
  const ours = evaluate(readTranscript(reference), readTranscript(hypothesis), {
    metrics: ["der"],
    turnCollarSeconds: collar,
    overlap,
    ...(uem && { regions: readRegions(regions) }),
  }).overall.der;
  expect(ours?.scoredSeconds, where).toBeCloseTo(theirs?.scored ?? 0, 6);
  if (!theirs) return;
  expect(ours?.missedSeconds, where).toBeCloseTo(theirs.missed, 6);
  expect(ours?.falseAlarmSeconds, where).toBeCloseTo(theirs.falseAlarm, 6);
  expect(ours?.confusionSeconds, where).toBeCloseTo(theirs.confusion, 6);
}
