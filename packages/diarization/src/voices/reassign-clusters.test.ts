import { expect, test } from "vitest";
import type { VoiceSample } from "../observations/speech.ts";
import { reassignClusters } from "./reassign-clusters.ts";

const voice = { measure: "cosine", midpoint: 0.45, slope: 25 } as const;
const statistics = { measure: "distance", midpoint: 11, slope: -0.5, neighbours: 6.4, apart: 0.4 } as const;

/** A sample with this similarity to the first of two people, and the remainder to the second. */
const sample = (startSeconds: number, first: number): VoiceSample => ({
  startSeconds,
  endSeconds: startSeconds + 1.5,
  vector: Float32Array.of(first, Math.sqrt(1 - first ** 2)),
});

test("a sample that is more similar to another voice moves there", () => {
  const [ann, bob] = [
    [0.99, 0.98, 0.97],
    [0.1, 0.12, 0.95],
  ].map((likes, turn) => likes.map((like, at) => sample(turn * 10 + at * 2, like)));
  const [first, second] = reassignClusters([ann!, bob!], { voice });
  expect(first).toHaveLength(4);
  expect(second).toHaveLength(2);
});

test("a sample is compared with the other samples of its voice, and stays if it is the only one", () => {
  const alone = reassignClusters([[sample(0, 0.9)], [sample(2, 0.95), sample(4, 0.93)]], { voice });
  expect(alone.map((own) => own.length)).toEqual([1, 2]);
  const [, pair] = reassignClusters(
    [
      [sample(0, 1), sample(2, 1)],
      [sample(4, 0.96), sample(6, 0)],
    ],
    { voice },
  );
  expect(pair).toHaveLength(1);
});

test("statistics count where there are any", () => {
  const heard = (startSeconds: number, ...numbers: number[]): VoiceSample => ({
    ...sample(startSeconds, 0.7),
    statistics: Float32Array.from(numbers),
  });
  const [first] = reassignClusters(
    [
      [heard(0, 0), heard(2, 1), heard(4, 2)],
      [heard(6, 20), heard(8, 21), heard(10, 1)],
    ],
    { voice, statistics },
  );
  expect(first).toHaveLength(4);
});
