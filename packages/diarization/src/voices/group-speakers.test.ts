import { expect, test } from "vitest";
import type { LocalSpeaker } from "../observations/speech.ts";
import { groupSpeakers } from "./group-speakers.ts";

const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const speaker = (degrees: number | undefined, ...active: number[]): LocalSpeaker => ({
  active: Uint8Array.from(active),
  soloSeconds: 2,
  ...(degrees === undefined ? {} : { vector: at(degrees) }),
});
const window = (startSeconds: number, ...speakers: LocalSpeaker[]) => ({
  startSeconds,
  stepSeconds: 1,
  frames: 4,
  speakers,
});

test("speakers who sound alike in several windows are one voice, others are not", () => {
  const speakers = [
    speaker(0, 1, 1, 0, 0),
    speaker(90, 0, 0, 1, 1),
    speaker(5, 1, 1, 1, 1),
    speaker(85, 0, 1, 0, 0),
  ];
  const [ann, bob, alsoAnn, alsoBob] = speakers as [LocalSpeaker, LocalSpeaker, LocalSpeaker, LocalSpeaker];
  const { vectors, voiceOf } = groupSpeakers([window(0, ann, bob), window(10, alsoAnn), window(20, alsoBob)]);
  expect(vectors).toHaveLength(2);
  expect(voiceOf(alsoAnn)).toBe(voiceOf(ann));
  expect(voiceOf(alsoBob)).toBe(voiceOf(bob));
  expect(voiceOf(ann)).not.toBe(voiceOf(bob));
});

test("two who speak at once are two voices, however alike they sound there", () => {
  const [ann, bob] = [speaker(0, 1, 1, 0, 0), speaker(90, 0, 0, 1, 1)];
  const [muffledAnn, muffledBob] = [speaker(10, 1, 1, 1, 0), speaker(20, 0, 0, 1, 1)];
  const { voiceOf } = groupSpeakers([window(0, ann, bob), window(10, muffledAnn, muffledBob)]);
  expect(voiceOf(muffledAnn)).toBe(voiceOf(ann));
  expect(voiceOf(muffledBob)).toBe(voiceOf(bob));
});

test("a window without embeddings has the voices that are heard around it at the same times", () => {
  const [ann, bob] = [speaker(0, 1, 1, 0, 0), speaker(90, 0, 0, 1, 1)];
  const [first, second] = [speaker(undefined, 0, 1, 0, 0), speaker(undefined, 0, 0, 0, 1)];
  const { voiceOf } = groupSpeakers([window(0, ann, bob), window(0, second, first)]);
  expect(voiceOf(first)).toBe(voiceOf(ann));
  expect(voiceOf(second)).toBe(voiceOf(bob));
});

test("without embeddings there are no voices", () => {
  const only = speaker(undefined, 1, 1, 1, 1);
  const { vectors, voiceOf } = groupSpeakers([window(0, only)]);
  expect(vectors).toEqual([]);
  expect(voiceOf(only)).toBeUndefined();
});
