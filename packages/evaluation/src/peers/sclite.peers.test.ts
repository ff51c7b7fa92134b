import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathOf, titleOf } from "../../../../tools/peers/peer.ts";
import { evaluate, formatTranscript, parseTranscript } from "../index.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { sharedMeetings } from "./meetings.fixture.ts";
import { makeNistFiles } from "./nist-files.fixture.ts";
import { sctk } from "./sctk.fixture.ts";

const sclite = sctk("sclite");

describe.skipIf("missing" in sclite)(titleOf("sclite", sclite), () => {
  const files = makeNistFiles(60, 5);

  test("NIST WER has the same counts for alternatives, optional words, ignored stretches, gaps and channels", () => {
    const all = files.map(({ session, stm, ctm }) => {
      const reference = parseTranscript(stm, `${session}.stm`);
      const hypothesis = parseTranscript(ctm, `${session}.ctm`);
      const ours = evaluate(reference, hypothesis, { metrics: ["nistWer"] }).overall.nistWer;
      const theirs = runSclite(stm, ctm);
      expect(ours, session).toMatchObject(theirs);
      return theirs;
    });
    const total = (key: keyof Counts) => all.reduce((sum, counts) => sum + counts[key], 0);
    expect(total("substitutions") * total("deletions") * total("insertions")).toBeGreaterThan(0);
  });

  test("the meetings that every peer scores have the same counts, one speaker at a time", () => {
    for (const { session, reference, hypothesis } of sharedMeetings) {
      const stm = formatTranscript(oneAtATime(reference), "stm");
      const ctm = formatTranscript(
        hypothesis.map((turn) => ({ ...turn, channel: "1" })),
        "ctm",
      );
      const ours = evaluate(parseTranscript(stm, "ref.stm"), parseTranscript(ctm, "hyp.ctm"), {
        metrics: ["nistWer"],
      }).overall.nistWer;
      expect(ours, session).toMatchObject(runSclite(stm, ctm));
    }
  });

  test("what is written again scores the same", () => {
    for (const { session, stm, ctm } of files) {
      const { segments, marks } = parseTranscript(stm, `${session}.stm`);
      const rewritten = [
        formatTranscript(segments, "stm", marks),
        formatTranscript(parseTranscript(ctm, `${session}.ctm`).segments, "ctm"),
      ] as const;
      expect(runSclite(...rewritten), session).toEqual(runSclite(stm, ctm));
    }
  });
});

/** Turns of one channel do not overlap in an STM that sclite takes: each begins when the one before has ended. */
function oneAtATime(turns: readonly TranscriptSegment[]): TranscriptSegment[] {
  let end = 0;
  return turns.flatMap((turn) => {
    const startSeconds = Math.max(end, turn.startSeconds);
    if (startSeconds >= turn.endSeconds) return [];
    end = turn.endSeconds;
    return [{ ...turn, startSeconds }];
  });
}

interface Counts {
  readonly length: number;
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
}

function runSclite(stm: string, ctm: string): Counts {
  const folder = mkdtempSync(join(tmpdir(), "hapju-sclite-"));
  try {
    const [reference, hypothesis] = [join(folder, "ref.stm"), join(folder, "hyp.ctm")];
    writeFileSync(reference, stm);
    writeFileSync(hypothesis, ctm);
    // -D: words in parentheses may be missing.
    const options = ["-D", "-e", "utf-8", "-f", "0", "-o", "rsum", "stdout"];
    const report = execFileSync(
      pathOf(sclite),
      ["-r", reference, "stm", "-h", hypothesis, "ctm", ...options],
      { encoding: "utf8" },
    );
    const sum = /\| Sum +\| +\d+ +(\d+) +\| +\d+ +(\d+) +(\d+) +(\d+)/.exec(report);
    if (!sum) throw new Error(`sclite printed no sums:\n${report}`);
    const [length = 0, substitutions = 0, deletions = 0, insertions = 0] = sum.slice(1).map(Number);
    return { length, substitutions, deletions, insertions };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
