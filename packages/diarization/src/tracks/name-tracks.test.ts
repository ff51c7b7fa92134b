import { expect, test } from "vitest";
import type { Correction } from "../corrections/correction.ts";
import { nameTracks } from "./name-tracks.ts";
import type { TrackEvidence } from "./track-evidence.ts";

const PEOPLE = 4;
/** A face that is visible for ten seconds, with this evidence for people of the directory. */
const face = (id: string, likely: Record<string, number>, at = 0): TrackEvidence => ({
  track: {
    id,
    startSeconds: 0,
    endSeconds: 10,
    visible: [{ startSeconds: 0, endSeconds: 10 }],
    parts: [],
    boxes: [{ seconds: 5, box: { x: at, y: 0, width: 0.1, height: 0.1 }, confidence: 1 }],
    embeddings: [],
  },
  appearance: undefined,
  evidence: new Map(Object.entries(likely).map(([person, value]) => [person, { face: value }])),
});
const almost = face("almost", { ann: 4.3 }, 0.8);
const nameOf = (tracks: readonly TrackEvidence[], corrections: readonly Correction[] = []) => {
  const named = nameTracks(tracks, PEOPLE, {}, corrections);
  const { known, entity } = named[tracks.indexOf(almost)]!;
  return known ? entity : "unknown";
};

test("a face just below the threshold is unknown alone, and named among people who are known", () => {
  const known = [face("one", { bob: 10 }, 0.2), face("two", { cem: 10 }, 0.4)];
  expect(nameOf([almost])).toBe("unknown");
  expect(nameOf([...known, almost])).toBe("ann");
});

test("among unknown people a face needs more evidence than alone", () => {
  const alone = face("alone", { ann: 4.7 });
  const unknown = [face("one", { bob: -5 }, 0.2), face("two", { cem: -5 }, 0.4)];
  const known = (tracks: readonly TrackEvidence[]) => nameTracks(tracks, PEOPLE, {}, [])[0]!.known;
  expect(known([alone])).toBe(true);
  expect(known([alone, ...unknown])).toBe(false);
});

test("the correction of one face does not rename another", () => {
  const known = [face("one", { bob: 10 }, 0.2), face("two", { cem: 10 }, 0.4)];
  const notKnown = (x: number): Correction => ({
    kind: "track-is",
    face: { seconds: 5, x, y: 0.05 },
    person: null,
  });
  const corrected = [notKnown(0.25), notKnown(0.45)];
  expect(nameTracks([...known, almost], PEOPLE, {}, corrected).map((name) => name.known)).toEqual([
    false,
    false,
    true,
  ]);
});
