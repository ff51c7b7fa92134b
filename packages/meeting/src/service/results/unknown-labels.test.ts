import fc from "fast-check";
import { expect, test } from "vitest";
import type { Minutes } from "../../minutes/core/schema.ts";
import { people, track } from "./people.fixture.ts";
import { labelSpeakers, NO_LABELS } from "./unknown-labels.ts";

/** Who speaks in each ten seconds of a meeting. */
const resultOf = (speakers: readonly string[], tracks = people({}).tracks) => ({
  minutes: {
    transcript: speakers.map((speaker, at) => ({
      speaker,
      startSeconds: 10 * at,
      endSeconds: 10 * at + 8,
    })),
  } as unknown as Minutes,
  people: people({ tracks }),
});
const label = (speakers: readonly string[], before = NO_LABELS, nameless = [...new Set(speakers)]) =>
  labelSpeakers(
    nameless.filter((speaker) => speaker.startsWith("unknown-")),
    resultOf(speakers),
    before,
  );

test("the first minutes keep the numbers of their run", () => {
  const { ofRun } = label(["unknown-1", "ann", "unknown-3"]);
  expect(ofRun).toEqual({ "unknown-1": "unknown-1", "unknown-3": "unknown-3" });
});

test("who is named leaves the others their labels, and has the old one when it is undone", () => {
  const first = label(["unknown-1", "unknown-2", "unknown-3", "unknown-2"]);
  const { all } = label(["kim", "unknown-1", "unknown-2", "unknown-1"], { all: first.all, ofRun: {} });
  const named = label(["kim", "unknown-1", "unknown-2", "unknown-1"], { all: first.all, ofRun: {} });
  expect(named.ofRun).toEqual({ "unknown-1": "unknown-2", "unknown-2": "unknown-3" });
  const undone = label(["unknown-1", "unknown-2", "unknown-3", "unknown-2"], { all, ofRun: {} });
  expect(undone.ofRun).toEqual(first.ofRun);
});

test("a person who is not known any more has a label of their own, also when another run numbers them", () => {
  const first = label(["unknown-1", "kim", "unknown-2"]);
  const masked = labelSpeakers(
    ["unknown-1", "kim", "unknown-2"],
    resultOf(["unknown-1", "kim", "unknown-2"]),
    {
      all: first.all,
      ofRun: first.ofRun,
    },
  );
  expect(masked.ofRun).toMatchObject({
    "unknown-1": "unknown-1",
    kim: "unknown-3",
    "unknown-2": "unknown-2",
  });
  const again = label(["unknown-1", "unknown-2", "unknown-3"], { all: masked.all, ofRun: {} });
  expect(again.ofRun).toEqual({
    "unknown-1": "unknown-1",
    "unknown-2": "unknown-3",
    "unknown-3": "unknown-2",
  });
});

test("who is only seen is known by the place in the picture", () => {
  const seen = (...speakers: string[]) =>
    resultOf(
      [],
      speakers.map((speaker, at) => ({
        ...track(`track-${speaker}`, speaker),
        boxes: [{ seconds: 4, box: { x: 0.2 * at, y: 0.2, width: 0.1, height: 0.2 }, confidence: 0.9 }],
      })),
    );
  const first = labelSpeakers(["unknown-1", "unknown-2"], seen("unknown-1", "unknown-2"), NO_LABELS);
  const next = labelSpeakers(["unknown-1"], seen("kim", "unknown-1"), { all: first.all, ofRun: {} });
  expect(next.ofRun).toEqual({ "unknown-1": "unknown-2" });
});

test("no two people share a label, and no label goes to a person who was not there before", () => {
  const speakers = fc.array(fc.constantFrom("unknown-1", "unknown-2", "unknown-3", "kim"), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(speakers, speakers, (before, after) => {
      const first = label(before);
      const next = label(after, { all: first.all, ofRun: {} });
      const given = Object.entries(next.ofRun);
      expect(new Set(given.map(([, name]) => name)).size).toBe(given.length);
      for (const [speaker, name] of given) {
        const old = Object.entries(first.ofRun).find(([, other]) => other === name)?.[0];
        if (old !== undefined)
          expect(after.some((one, at) => one === speaker && before[at] === old)).toBe(true);
      }
    }),
  );
});
