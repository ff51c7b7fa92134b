import { expect, test } from "vitest";
import { seen, spoken, track } from "./records.fixture.ts";

const kim = "김민수";
const meeting = spoken([], {}, [track("ann", "Ann", 0.1, 0.1), track("unknown-1", "Unknown 1", 0.6, 0.6)]);

test("named: exactly one attendee, in view for long enough, compared in NFC", async () => {
  expect(await seen({ check: "named", person: "Ann" }, meeting)).toBeUndefined();
  expect(await seen({ check: "named", person: "Ann", visible: 9 }, meeting)).toBe("in view for 8 s");
  expect(await seen({ check: "named", person: "Unknown 1" }, meeting)).toMatch("0 of that name");
  const { minutes } = spoken([]) as { minutes: { attendees: object[] } };
  const [ann] = minutes.attendees;
  const twins = [ann, ann].map((one) => ({ ...one, name: kim.normalize("NFD") })) as never;
  expect(await seen({ check: "named", person: kim }, spoken([], { attendees: twins }))).toMatch(
    "2 of that name",
  );
});

test("never-named: neither attendee nor face", async () => {
  expect(await seen({ check: "never-named", person: "Carl" }, meeting)).toBeUndefined();
  expect(await seen({ check: "never-named", person: "Ann" }, meeting)).toBe(
    "an attendee, recognised by face",
  );
  const face = spoken([], { attendees: [] }, [track("carl", "Carl", 0, 0)]);
  expect(await seen({ check: "never-named", person: "Carl" }, face)).toBe("a face has the name");
});

test("never-by: no attendee is recognised by it", async () => {
  expect(await seen({ check: "never-by", source: "lips" }, meeting)).toBeUndefined();
  expect(await seen({ check: "never-by", source: "face" }, meeting)).toBe("Ann, Bob, Unknown 1");
});

test("unknown-in-view: unnamed people in view for a second", async () => {
  expect(await seen({ check: "unknown-in-view", at_most: 1 }, meeting)).toBeUndefined();
  expect(await seen({ check: "unknown-in-view", at_most: 0 }, meeting)).toBe("1: Unknown 1 2 s");
});

test("face: all faces at a place are of these people", async () => {
  const at = (x: number, is: string[]) => seen({ check: "face", at: [x, x], is }, meeting);
  expect(await at(0.2, ["Ann"])).toBeUndefined();
  expect(await at(0.2, ["Bob", "unknown"])).toBe("Ann");
  expect(await at(0.7, ["Bob", "unknown"])).toBeUndefined();
  expect(await at(0.4, ["Ann"])).toBe("no face there");
  expect(await at(0.4, ["Ann", "none"])).toBeUndefined();
});

test("face: a face is where half of its boxes are", async () => {
  const [box] = track("ann", "Ann", 0.1, 0.1).boxes;
  if (!box) throw new Error("A track has a box.");
  const passing = { speaker: "ann", name: "Ann", boxes: [box, { ...box, x: 0.5 }, { ...box, x: 0.6 }] };
  expect(
    await seen({ check: "face", at: [0.2, 0.2], is: ["none"] }, spoken([], {}, [passing])),
  ).toBeUndefined();
});

test("enrolled: the directory lists the name as often as it should", async () => {
  const outcome = { do: "import-people", listed: [kim.normalize("NFD"), "Ann"] } as const;
  expect(await seen({ check: "enrolled", person: kim }, outcome)).toBeUndefined();
  expect(await seen({ check: "enrolled", person: kim, count: 2 }, outcome)).toMatch("the directory lists");
});
