import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type EvaluateOptions,
  evaluate,
  type Metric,
  orcWordErrorRate,
  readRegions,
  readTranscript,
  type WordTimingMode,
} from "./index.ts";

const FOLDER = join(import.meta.dirname, "../../../../shared/data/meeteval");

/** The values are those that MeetEval's own tests assert for these files (EXPECTED.md there). */
describe.skipIf(!existsSync(FOLDER))("MeetEval's example files (needs ../shared/data/meeteval)", () => {
  const file = (name: string) => join(FOLDER, name);
  const overall = (options: EvaluateOptions = {}) =>
    evaluate(readTranscript(file("ref.stm")), readTranscript(file("hyp.stm")), options);
  const counts = (metric: Metric, options: EvaluateOptions = {}) => {
    const scores = overall({ ...options, metrics: [metric] }).overall[metric];
    return scores && "errors" in scores ? `${scores.errors}/${scores.length}` : undefined;
  };

  test("cpWER, in total, with regions and per session", () => {
    expect(counts("cpWer")).toBe("25/92");
    expect(counts("cpWer", { regions: readRegions(file("uem.uem")) })).toBe("25/61");
    const sessions = overall().sessions.map(({ session, scores }) => [
      session,
      scores.cpWer!.errors,
      scores.cpWer!.length,
    ]);
    expect(sessions).toEqual([
      ["recordingA", 2, 62],
      ["recordingB", 23, 30],
    ]);
  });

  test("tcpWER with collars of 5 and 0 s, and with regions", () => {
    const regions = readRegions(file("uem.uem"));
    expect(counts("tcpWer", { wordCollarSeconds: 5 })).toBe("25/92");
    expect(counts("tcpWer", { wordCollarSeconds: 0 })).toBe("88/92");
    expect(counts("tcpWer", { wordCollarSeconds: 5, regions })).toBe("25/61");
    expect(counts("tcpWer", { wordCollarSeconds: 0, regions })).toBe("88/61");
  });

  test.each<[WordTimingMode, WordTimingMode, string]>([
    ["character_based_points", "character_based", "42/92"],
    ["equidistant_points", "equidistant_intervals", "42/92"],
    ["full_segment", "full_segment", "25/92"],
    ["character_based", "character_based_points", "42/92"],
    ["equidistant_intervals", "equidistant_points", "40/92"],
  ])("tcpWER at 0.5 s with %s and %s", (hypothesisTiming, referenceTiming, expected) => {
    expect(counts("tcpWer", { wordCollarSeconds: 0.5, hypothesisTiming, referenceTiming })).toBe(expected);
  });

  test("ORC-WER, tcORC-WER, MIMO-WER and greedy DI-cpWER", () => {
    expect(counts("orcWer")).toBe("9/92");
    expect(counts("tcorcWer", { wordCollarSeconds: 5 })).toBe("9/92");
    expect(counts("mimoWer")).toBe("9/92");
    expect(counts("dicpWer")).toBe("9/92");
    expect(overall().overall.orcWer!.exact).toBe(true);
  });

  test("the greedy ORC search finds the same as the exact one", () => {
    const side = (name: string) =>
      readTranscript(file(name)).segments.filter(({ session }) => session === "recordingB");
    expect(orcWordErrorRate(side("ref.stm"), side("hyp.stm"), { search: "greedy" }).errors).toBe(7);
  });

  test("DER of md-eval-22, with the regions of the files and with given ones", () => {
    expect(overall().overall.der).toMatchObject({
      rate: 0.3,
      scoredSeconds: 6,
      missedSeconds: 0.8,
      falseAlarmSeconds: 0.6,
      confusionSeconds: 0.4,
    });
    expect(overall({ regions: readRegions(file("uem.uem")) }).overall.der).toMatchObject({
      rate: 0.36,
      scoredSeconds: 5,
      missedSeconds: 0.8,
      falseAlarmSeconds: 0.6,
    });
  });

  test("the same words from SegLST, and two CTM files as two speakers, give the same transcript", () => {
    const stm = readTranscript(file("hyp.stm")).segments.map(
      ({ line: _, channel: __, ...segment }) => segment,
    );
    const seglst = readTranscript(file("hyp.seglst.json")).segments.map(({ line: _, ...segment }) => segment);
    expect(seglst).toEqual(stm);
    const ctm = readTranscript([file("hyp1.ctm"), file("hyp2.ctm")]);
    expect(new Set(ctm.segments.map(({ speaker }) => speaker))).toEqual(new Set(["hyp1", "hyp2"]));
    expect(evaluate(readTranscript(file("ref.stm")), ctm).overall.orcWer!.errors).toBe(9);
  });
});
