import { expect, test } from "vitest";
import type { Minutes } from "../../minutes/core/schema.ts";
import { candidate, people, speech, track, voice } from "../results/people.fixture.ts";
import { unknownPeople } from "./unknown-people.ts";

const minutesOf = (...ids: readonly string[]) =>
  ({ attendees: ids.map((id) => ({ id, known: !id.startsWith("unknown-") })) }) as unknown as Minutes;
const names = new Map([
  ["kim", "Kim"],
  ["lee", "Lee"],
]);
const calibration = { measure: "cosine", slope: 10, midpoint: 0.4 } as const;
const calibrations = {
  face: { ...calibration, askFrom: 0 },
  voice: { ...calibration, askFrom: 2.5, model: "voices" },
};

test("an unknown face is anchored at its largest sighting, with the candidates of the directory", () => {
  const evidence = people({
    tracks: [
      track(
        "track-1",
        "unknown-1",
        candidate("kim", 0.4, { face: 1 }),
        candidate("removed", 0.3, { face: 1 }),
        candidate("lee", 0.2, { face: -1, lips: 4 }),
      ),
    ],
    speaking: [speech("unknown-1", 1, 3)],
  });
  const [found, ...more] = unknownPeople(
    { minutes: minutesOf("kim", "unknown-1"), people: evidence },
    names,
    calibrations,
  );
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    speaker: "unknown-1",
    kind: "face",
    visibleSeconds: 10,
    speakingSeconds: 2,
    candidates: [{ person: "kim", name: "Kim", probability: 0.4 }],
  });
  expect(found?.anchor).toMatchObject({ seconds: 4 });
});

test("a voice without a face is anchored at its longest speech; the most present person is first", () => {
  const evidence = people({
    tracks: [track("track-1", "unknown-1")],
    voices: [voice("voice-1", "unknown-2")],
    speaking: [speech("unknown-2", 0, 1), speech("unknown-2", 5, 8)],
  });
  const minutes = minutesOf("unknown-2", "unknown-1");
  const found = unknownPeople({ minutes, people: evidence }, names, calibrations);
  expect(found.map(({ speaker, kind }) => `${speaker} ${kind}`)).toEqual([
    "unknown-1 face",
    "unknown-2 voice",
  ]);
  expect(found[1]?.anchor).toEqual({ startSeconds: 5, endSeconds: 8 });
});

test("nobody is suggested for a voice that resembles nobody, however probable the best of them is", () => {
  const suggested = (evidence: number) =>
    unknownPeople(
      {
        minutes: minutesOf("unknown-1"),
        people: people({
          voices: [voice("voice-1", "unknown-1", candidate("kim", 0.81, { voice: evidence }))],
          speaking: [speech("unknown-1", 0, 3)],
        }),
      },
      names,
      calibrations,
    )[0]?.candidates.map(({ person }) => person);
  expect(suggested(2.4)).toEqual([]);
  expect(suggested(2.6)).toEqual(["kim"]);
});
