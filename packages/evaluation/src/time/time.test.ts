import { describe, expect, test } from "vitest";
import { parseTranscript } from "../formats/files.ts";
import { diarizationErrorRate, jaccardErrorRate } from "./diarization.ts";
import { identificationErrorRate } from "./identification.ts";
import { nameUtterances } from "./utterances.ts";

const segments = (text: string) => parseTranscript(text, "t.stm").segments;

describe("DER", () => {
  const reference = segments("m 1 a 0 10 .\nm 1 b 8 20 .\n");

  test("maps speakers of any names and counts missed, invented and confused speech", () => {
    const hypothesis = segments("m 1 x 0 9 .\nm 1 y 9 12 .\nm 1 x 14 15 .\nm 1 y 16 20 .\n");
    expect(diarizationErrorRate(reference, hypothesis)).toEqual({
      scoredSeconds: 22,
      missedSeconds: 5,
      falseAlarmSeconds: 0,
      confusionSeconds: 1,
      rate: 6 / 22,
      assignment: [
        ["a", "x"],
        ["b", "y"],
      ],
    });
  });

  test("a collar leaves out both sides of every edge of the reference", () => {
    const late = segments("m 1 x 0.2 10.2 .\nm 1 y 8.2 20 .\n");
    expect(diarizationErrorRate(reference, late).rate).toBeCloseTo(0.6 / 22, 9);
    expect(diarizationErrorRate(reference, late, { collarSeconds: 0.25 })).toMatchObject({
      rate: 0,
      scoredSeconds: 20.5 - 0.5,
    });
  });

  test("overlaps can be left out", () => {
    const hypothesis = segments("m 1 x 0 8 .\nm 1 y 10 20 .\n");
    expect(diarizationErrorRate(reference, hypothesis, { overlap: "nooverlap" })).toMatchObject({
      rate: 0,
      scoredSeconds: 18,
    });
  });

  test("given regions are scored also where the reference is silent", () => {
    const hypothesis = segments("m 1 x 0 10 .\nm 1 y 8 20 .\nm 1 x 25 26 .\n");
    expect(diarizationErrorRate(reference, hypothesis).rate).toBe(0);
    const regions = [{ session: "m", startSeconds: 5, endSeconds: 30 }];
    expect(diarizationErrorRate(reference, hypothesis, { regions })).toMatchObject({
      falseAlarmSeconds: 1,
      scoredSeconds: 17,
    });
  });
});

test("JER gives every speaker the same weight, and a missed one counts whole", () => {
  const reference = segments("m 1 a 0 100 .\nm 1 b 100 101 .\n");
  expect(jaccardErrorRate(reference, segments("m 1 x 0 100 .\n")).rate).toBe(0.5);
  expect(jaccardErrorRate(reference, segments("m 1 x 0 50 .\nm 1 y 100 101 .\n"))).toEqual({
    rate: 0.25,
    speakers: [
      { speaker: "a", rate: 0.5 },
      { speaker: "b", rate: 0 },
    ],
  });
});

describe("identification", () => {
  const reference = segments("m 1 ann 0 10 .\nm 1 bob 10 20 .\nm 1 carl 20 30 .\n");

  test("compares names as they are", () => {
    const swapped = segments("m 1 bob 0 10 .\nm 1 ann 10 20 .\nm 1 carl 20 30 .\n");
    expect(identificationErrorRate(reference, swapped)).toMatchObject({
      wrongNameSeconds: 20,
      rate: 2 / 3,
      rightNameShare: 1 / 3,
    });
  });

  test("separates wrong from unknown, missed and invented; unknown is right for people who are not enrolled", () => {
    const hypothesis = segments(
      "m 1 ann 0 6 .\nm 1 unknown-1 6 9 .\nm 1 bob 12 20 .\nm 1 ann 18 20 .\nm 1 unknown-2 20 29 .\nm 1 bob 29 30 .\n",
    );
    expect(identificationErrorRate(reference, hypothesis, { enrolled: ["ann", "bob"] })).toMatchObject({
      scoredSeconds: 30,
      correctSeconds: 6 + 8 + 9,
      unknownSeconds: 3,
      missedSeconds: 1 + 2,
      falseAlarmSeconds: 2,
      wrongNameSeconds: 1,
      enrolledSeconds: 20,
      enrolledRightSeconds: 14,
      rate: 9 / 30,
      wrongNameRate: 1 / 30,
      unknownRate: 3 / 20,
      rightNameShare: 14 / 20,
    });
  });

  test("the share of right names on screen counts visible people only", () => {
    const hypothesis = segments("m 1 ann 0 10 .\n");
    const onScreen = segments("m 1 ann 0 10 .\nm 1 bob 15 40 .\n");
    expect(
      identificationErrorRate(reference, hypothesis, { onScreen, enrolled: ["ann", "bob"] }),
    ).toMatchObject({
      onScreenSeconds: 15,
      onScreenRightSeconds: 10,
      onScreenRightShare: 10 / 15,
    });
  });
});

describe("utterance by utterance", () => {
  const verdicts = (reference: string, hypothesis: string, options = {}) =>
    nameUtterances(segments(reference), segments(hypothesis), { collarSeconds: 0.25, ...options }).map(
      ({ verdict }) => verdict,
    );

  test("right, wrong, unknown and missed", () => {
    const reference = "m 1 ann 0 2 .\nm 1 bob 3 5 .\nm 1 ann 6 8 .\nm 1 ann 9 11 .\n";
    const hypothesis = "m 1 ann 0.1 2.2 .\nm 1 bob 3 4 .\nm 1 ann 4 4.9 .\nm 1 unknown-1 6 8 .\n";
    expect(verdicts(reference, hypothesis)).toEqual(["right", "wrong", "unknown", "missed"]);
  });

  test("a name that spills over by no more than the collar is not held against anyone", () => {
    expect(verdicts("m 1 ann 0 2 .\nm 1 bob 2 4 .\n", "m 1 ann 0 2.2 .\nm 1 bob 2.2 4 .\n")).toEqual([
      "right",
      "right",
    ]);
    expect(verdicts("m 1 ann 0 2 .\nm 1 bob 2 4 .\n", "m 1 ann 0 2.6 .\nm 1 bob 2.6 4 .\n")).toEqual([
      "right",
      "wrong",
    ]);
  });

  test("who speaks at the same time may be named at the same time", () => {
    const reference = "m 1 ann 0 5 .\nm 1 bob 2 3 .\n";
    expect(verdicts(reference, "m 1 ann 0 5 .\nm 1 bob 2 3 .\n")).toEqual(["right", "right"]);
    expect(verdicts(reference, "m 1 ann 0 5 .\n")).toEqual(["right", "missed"]);
    expect(verdicts(reference, "m 1 ann 0 5 .\nm 1 carl 2 3 .\n")).toEqual(["wrong", "wrong"]);
  });

  test("people who are not enrolled are rightly unknown, and wrongly anyone", () => {
    const options = { enrolled: ["ann"] };
    expect(verdicts("m 1 dora 0 2 .\n", "m 1 unknown-1 0 2 .\n", options)).toEqual(["right"]);
    expect(verdicts("m 1 dora 0 2 .\n", "m 1 ann 0 2 .\n", options)).toEqual(["wrong"]);
  });
});
