import fc from "fast-check";
import { expect, test } from "vitest";
import type { LocalSpeaker } from "../observations/speech.ts";
import { activityOf, heardSegments, vote } from "./vote.ts";

const speaker = (...active: number[]): LocalSpeaker => ({ active: Uint8Array.from(active), soloSeconds: 1 });
const window = (startSeconds: number, ...speakers: LocalSpeaker[]) => ({
  startSeconds,
  stepSeconds: 1,
  frames: speakers[0]?.active.length ?? 4,
  speakers,
});

test("a frame has as many speakers as the windows hear on average, those that most windows hear", () => {
  const [ann, alsoAnn, bob] = [speaker(1, 1, 1, 0), speaker(1, 1, 0, 0), speaker(0, 1, 1, 1)];
  const voices = new Map([
    [ann, 0],
    [alsoAnn, 0],
    [bob, 1],
  ]);
  const votes = vote([window(0, ann), window(1, alsoAnn, bob)], 2, (one) => voices.get(one));
  expect([...votes.speakers]).toEqual([1, 1, 2, 0, 1]);
  expect(heardSegments(votes)).toEqual([
    [{ startSeconds: 0, endSeconds: 2.5 }],
    [
      { startSeconds: 1.5, endSeconds: 2.5 },
      { startSeconds: 3.5, endSeconds: 4.5 },
    ],
  ]);
  expect(
    [...activityOf(votes.shares[0] ?? new Float32Array(), votes)].filter((share) => !Number.isNaN(share)),
  ).toEqual([1, 1, 1, 0]);
});

test("one window over each frame is heard as it is", () => {
  const frames = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(frames, (active) => {
      const own = speaker(...active);
      const [segments = []] = heardSegments(vote([window(0, own)], 1, () => 0));
      const heard = active.map((_, at) =>
        Number(segments.some((one) => at >= one.startSeconds && at < one.endSeconds)),
      );
      expect(heard).toEqual(active);
    }),
  );
});
