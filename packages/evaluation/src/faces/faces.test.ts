import type { Box } from "@hapju/spec";
import { describe, expect, test } from "vitest";
import { openSetIdentification, type Probe, verification } from "./open-set.ts";
import { type FaceTrack, faceIdentification, intersectionOverUnion } from "./tracks.ts";

const box = (x: number): Box => ({ x, y: 0.2, width: 0.2, height: 0.2 });
const track = (name: string, ...places: [seconds: number, x: number][]): FaceTrack => ({
  name,
  boxes: places.map(([seconds, x]) => ({ seconds, box: box(x) })),
});

test("overlap of boxes", () => {
  expect(intersectionOverUnion(box(0), box(0))).toBe(1);
  expect(intersectionOverUnion(box(0), box(0.1))).toBeCloseTo(1 / 3, 12);
  expect(intersectionOverUnion(box(0), box(0.5))).toBe(0);
});

test("faces are compared at the reference's moments, between boxes by interpolation", () => {
  const reference = [
    track("ann", [0, 0], [1, 0.1], [2, 0.2]),
    track("bob", [0, 0.6], [1, 0.6]),
    track("carl", [2, 0.6]),
  ];
  const hypothesis = [
    track("ann", [0, 0], [2, 0.2]),
    track("carl", [0, 0.6]),
    track("unknown-1", [2, 0.62]),
    track("ann", [1, 0.9]),
  ];
  const result = faceIdentification(reference, hypothesis, { enrolled: ["ann", "bob"], gapSeconds: 2 });
  expect(result).toMatchObject({
    boxes: 6,
    found: 5,
    right: 3,
    wrong: 1,
    unknown: 0,
    rightlyUnknown: 1,
    namedNowhere: 1,
  });
  expect(result.precision).toMatchObject({ successes: 3, trials: 5 });
  expect(result.recall).toMatchObject({ successes: 3, trials: 5 });
});

test("a gap longer than allowed is not bridged", () => {
  const result = faceIdentification([track("ann", [1, 0])], [track("ann", [0, 0], [2, 0])]);
  expect(result).toMatchObject({ boxes: 1, found: 0 });
});

describe("open-set identification", () => {
  const probes: Probe[] = [
    { person: "ann", candidate: "ann", score: 0.9 },
    { person: "ann", candidate: "bob", score: 0.95 },
    { person: "bob", candidate: "bob", score: 0.5 },
    { person: null, candidate: "ann", score: 0.6 },
    { person: null, candidate: "bob", score: 0.2 },
  ];

  test("names as many as the rate of false names allows", () => {
    expect(openSetIdentification(probes, 0)).toMatchObject({
      truePositive: { successes: 1, trials: 3 },
      falsePositive: { successes: 0, trials: 2 },
    });
    expect(openSetIdentification(probes, 0.5)).toMatchObject({
      truePositive: { successes: 2, trials: 3 },
      falsePositive: { successes: 1, trials: 2 },
    });
  });

  test("verification: equal scores are not accepted above the rate", () => {
    expect(verification([0.9, 0.5, 0.4], [0.5, 0.5, 0.1, 0], 0.25)).toMatchObject({
      trueAccept: { successes: 1 },
      falseAccept: { successes: 0 },
    });
  });
});
