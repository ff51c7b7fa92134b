import { expect, test } from "vitest";
import { meeting, speakersAt } from "../fixtures/meeting.fixture.ts";
import { attributeTurns } from "../infer/attribute-turns.ts";
import { identifyPeople } from "../infer/identify-people.ts";
import type { Correction, FaceAnchor } from "./correction.ts";

const inputs = meeting({
  seconds: 60,
  people: [
    { id: "ann" },
    { id: "bob" },
    { id: "eve", enrolled: false },
    { id: "fay", enrolled: false, visible: [{ startSeconds: 0, endSeconds: 25 }] },
  ],
  utterances: [
    { person: "ann", startSeconds: 2, endSeconds: 5 },
    { person: "eve", startSeconds: 6, endSeconds: 9 },
    { person: "fay", startSeconds: 10, endSeconds: 13 },
    { person: "bob", startSeconds: 20, endSeconds: 24 },
    { person: "fay", startSeconds: 30, endSeconds: 33 },
    { person: "eve", startSeconds: 40, endSeconds: 43 },
  ],
});
const people = (...corrections: Correction[]) => identifyPeople({ ...inputs, corrections });
const turns = (...corrections: Correction[]) =>
  attributeTurns({ words: inputs.written, people: people(...corrections), corrections });
const speakers = (...corrections: Correction[]) => turns(...corrections).map(({ speaker }) => speaker);
const face = (seat: number, seconds = 10): FaceAnchor => ({ seconds, x: 0.07 + seat * 0.12, y: 0.47 });

test("without corrections, people who are not enrolled are numbered", () => {
  expect(speakers()).toEqual(["ann", "unknown-1", "unknown-2", "bob", "unknown-3", "unknown-1"]);
});

test("'turn-is' names that turn and no other", () => {
  const turn = { startSeconds: 29.8, endSeconds: 33.2 };
  const fixed: Correction = { kind: "turn-is", turn, person: "fay" };
  expect(speakers(fixed)).toEqual(["ann", "unknown-1", "unknown-2", "bob", "fay", "unknown-1"]);
  expect(people(fixed).speaking.find(({ speaker }) => speaker === "fay")).toMatchObject({
    by: "correction",
    confidence: 1,
  });
});

test("'turn-is' without a person removes the name", () => {
  const turn = { startSeconds: 2, endSeconds: 5 };
  expect(speakers({ kind: "turn-is", turn, person: null })[0]).toMatch(/^unknown-/);
});

test("'track-is' names all turns of the face", () => {
  const fixed: Correction = { kind: "track-is", face: face(2), person: "eve" };
  expect(speakers(fixed)).toEqual(["ann", "eve", "unknown-1", "bob", "unknown-2", "eve"]);
  expect(people(fixed).tracks[2]).toMatchObject({ speaker: "eve", reason: "corrected", confidence: 1 });
});

test("'speaker-is' names the person who is there, wherever they speak or are seen", () => {
  const heard: Correction = { kind: "speaker-is", at: { startSeconds: 40, endSeconds: 43 }, person: "gus" };
  expect(speakers(heard)).toEqual(["ann", "gus", "unknown-2", "bob", "unknown-3", "gus"]);
  expect(people(heard).tracks[2]).toMatchObject({ speaker: "gus", reason: "corrected" });
  const seen: Correction = { kind: "speaker-is", at: face(2), person: "ann" };
  expect(speakers(seen)).toEqual(["ann", "unknown-2", "bob", "unknown-3", "ann"]);
  const none: Correction = { kind: "speaker-is", at: face(1), person: null };
  expect(speakers(none)).toEqual(["ann", "unknown-1", "unknown-2", "unknown-4", "unknown-3", "unknown-1"]);
});

test("a corrected face removes its name from the face that wrongly had it", () => {
  const fixed: Correction = { kind: "track-is", face: face(2), person: "ann" };
  expect(speakers(fixed)).toEqual(["unknown-1", "ann", "unknown-2", "bob", "unknown-3", "ann"]);
});

test("'not-person' at a face removes that name from the face", () => {
  const fixed: Correction = { kind: "not-person", at: face(0), person: "ann" };
  expect(people(fixed).tracks[0]!.speaker).toBe("unknown-1");
  expect(speakers(fixed)[0]).toBe("unknown-1");
});

test("'not-person' at a turn removes the person from that time only", () => {
  const at = { startSeconds: 19.9, endSeconds: 24.1 };
  const heard = people({ kind: "not-person", at, person: "bob" });
  expect(speakersAt(heard.speaking, 22)).not.toContain("bob");
  expect(heard.tracks[1]!.speaker).toBe("bob");
});

test("'same-person' joins a face and a turn off screen", () => {
  const away = { startSeconds: 30, endSeconds: 33 };
  const fixed: Correction = { kind: "same-person", at: [face(3), away] };
  expect(speakers(fixed)).toEqual(["ann", "unknown-1", "unknown-2", "bob", "unknown-2", "unknown-1"]);
});

test("'same-person' gives an unknown person the name of the other", () => {
  const fixed: Correction = {
    kind: "same-person",
    at: [
      { startSeconds: 6, endSeconds: 9 },
      { startSeconds: 20, endSeconds: 24 },
    ],
  };
  expect(speakers(fixed)).toEqual(["ann", "bob", "unknown-2", "bob", "unknown-3", "bob"]);
});

test("'same-person' joins two faces with different voices and keeps all turns of both", () => {
  const order = ["ann", "eve", "ann", "eve", "ann", "eve", "ann", "eve", "ann", "fay", "ann", "eve"];
  const utterances = order.map((person, at) => ({
    person,
    startSeconds: 2 + 6 * at,
    endSeconds: 6 + 6 * at,
  }));
  const unknown = [
    { id: "eve", enrolled: false },
    { id: "fay", enrolled: false },
  ];
  const heard = meeting({ seconds: 80, people: [{ id: "ann" }, ...unknown], utterances, voices: true });
  const said = (...corrections: Correction[]) =>
    attributeTurns({
      words: heard.written,
      people: identifyPeople({ ...heard, corrections }),
      corrections,
    }).map(({ speaker }) => speaker);
  const labels = new Map([
    ["eve", "unknown-1"],
    ["fay", "unknown-2"],
  ]);
  expect(said()).toEqual(order.map((person) => labels.get(person) ?? person));
  const one: Correction = { kind: "same-person", at: [face(1), face(2)] };
  expect(said(one)).toEqual(order.map((person) => (labels.has(person) ? "unknown-1" : person)));
});

test("'split' makes two turns of one, and each can be corrected", () => {
  const split: Correction = { kind: "split", seconds: 22 };
  expect(speakers(split)).toEqual(["ann", "unknown-1", "unknown-2", "bob", "bob", "unknown-3", "unknown-1"]);
  const turn = { startSeconds: 22, endSeconds: 24.2 };
  const fixed = speakers(split, { kind: "turn-is", turn, person: "ann" });
  expect(fixed).toEqual(["ann", "unknown-1", "unknown-2", "bob", "ann", "unknown-3", "unknown-1"]);
});

test("'split' at a face makes two tracks of one", () => {
  const split: Correction = { kind: "split", ...face(0, 15) };
  const { tracks } = people(split);
  expect(tracks.length).toBe(people().tracks.length + 1);
  const fixed = people(split, { kind: "track-is", face: face(0, 30), person: "zoe" });
  expect(fixed.tracks.map(({ speaker }) => speaker).sort()).toEqual([
    "ann",
    "bob",
    "unknown-1",
    "unknown-2",
    "zoe",
  ]);
});

test("the later of two corrections wins", () => {
  const first: Correction = { kind: "track-is", face: face(2), person: "eve" };
  const second: Correction = { kind: "track-is", face: face(2), person: "zoe" };
  expect(speakers(first, second)[1]).toBe("zoe");
  expect(speakers(second, first)[1]).toBe("eve");
});

test.each<Correction>([
  { kind: "turn-is", turn: { startSeconds: 30, endSeconds: 33 }, person: "fay" },
  { kind: "track-is", face: face(2), person: "eve" },
  { kind: "not-person", at: face(0), person: "ann" },
  { kind: "same-person", at: [face(2), face(3)] },
  { kind: "split", seconds: 22 },
])("removing $kind restores the earlier result exactly", (correction) => {
  const before = { people: people(), turns: turns() };
  expect(turns(correction)).not.toEqual(before.turns);
  expect({ people: people(), turns: turns() }).toEqual(before);
});

test("a correction that points at no face changes nothing", () => {
  expect(people({ kind: "track-is", face: { seconds: 5, x: 0.99, y: 0.01 }, person: "ann" })).toEqual(
    people(),
  );
});
