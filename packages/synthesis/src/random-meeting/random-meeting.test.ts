import fc from "fast-check";
import { expect, test } from "vitest";
import { scheduleSpeech } from "../schedule.ts";
import { randomMeeting } from "./random-meeting.ts";

const options = fc.record({
  seed: fc.nat(9999),
  people: fc.integer({ min: 1, max: 8 }),
  seconds: fc.integer({ min: 20, max: 300 }),
});

test("the same seed composes the same meeting", () => {
  fc.assert(
    fc.property(options, (asked) => {
      expect(randomMeeting(asked)).toEqual(randomMeeting(asked));
    }),
    { numRuns: 30 },
  );
});

test("all people differ in appearance, voice and name", () => {
  fc.assert(
    fc.property(options, (asked) => {
      const { people } = randomMeeting(asked);
      expect(people).toHaveLength(asked.people);
      for (const part of ["id", "name", "appearance", "voice"] as const)
        expect(new Set(people.map((person) => person[part])).size).toBe(asked.people);
    }),
    { numRuns: 50 },
  );
});

test("a larger meeting has a person of every kind", () => {
  fc.assert(
    fc.property(fc.nat(9999), fc.integer({ min: 6, max: 8 }), (seed, count) => {
      const { people, utterances } = randomMeeting({ seed, people: count, seconds: 60 });
      const talks = (id: string) => utterances.some(({ speaker }) => speaker === id);
      expect(people.filter(({ enrolled }) => !enrolled)).toHaveLength(count < 7 ? 1 : 2);
      expect(people.some(({ id }) => !talks(id))).toBe(true);
      expect(people.some(({ leavesAtSeconds }) => leavesAtSeconds !== undefined)).toBe(true);
      expect(people.some(({ arrivesAtSeconds }) => arrivesAtSeconds !== undefined)).toBe(true);
      expect(people.some(({ mouthsSilently }) => mouthsSilently.length > 0)).toBe(true);
      expect(utterances.some(({ gapSeconds }) => gapSeconds < 0)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test("it can be rendered: only the intended people talk over others", async () => {
  for (const people of [2, 5, 8]) {
    const script = randomMeeting({ seed: 11, people, seconds: 60 });
    const { utterances, durationSeconds } = await scheduleSpeech(script);
    const overlaps = utterances.filter(
      ({ startSeconds }, index) => index > 0 && startSeconds < utterances[index - 1]!.endSeconds,
    );
    expect(overlaps.length).toBe(script.utterances.filter(({ gapSeconds }) => gapSeconds < 0).length);
    expect(durationSeconds).toBeGreaterThanOrEqual(60);
    expect(durationSeconds).toBeLessThan(75);
  }
});

test("the person who leaves a meeting of five or more speaks once from outside", async () => {
  for (const seed of [1, 2, 3]) {
    const { utterances } = await scheduleSpeech(randomMeeting({ seed, people: 5, seconds: 75 }));
    expect(utterances.filter(({ onScreen }) => !onScreen)).toHaveLength(1);
  }
});

test("a meeting has at most eight people", () => {
  expect(() => randomMeeting({ seed: 1, people: 9, seconds: 60 })).toThrow(/1 to 8 people, not 9/);
});
