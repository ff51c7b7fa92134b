import { expect, test } from "vitest";
import { RunFailed } from "../errors.ts";
import { checkKinds } from "./all.ts";
import { seen, spoken } from "./records.fixture.ts";

test("duration: about as long", async () => {
  expect(await seen({ check: "duration", seconds: 20.5, within: 0.5 }, spoken([]))).toBeUndefined();
  expect(await seen({ check: "duration", seconds: 21, within: 0.5 }, spoken([]))).toBe("20 s");
});

test("date: the day of the meeting", async () => {
  const check = { check: "date", is: "2026-11-24" };
  expect(await seen(check, spoken([], { date: "2026-11-24" }))).toBeUndefined();
  expect(await seen(check, spoken([], { date: "2026-11-23" }))).toBe("2026-11-23");
  expect(await seen(check, spoken([]))).toBe("no date");
});

test.each([
  ["track", "The recording has 2 sound tracks: both were read.", "The backtrack was read."],
  ["unread", "The recording breaks off.", "Spread."],
  ["unread", "녹화가 중간에 끊겼습니다.", "녹화에 소리가 없습니다."],
  ["quiet", "The sound is very faint.", "The sound is loud."],
  ["no-picture", "녹화에 화면이 없어 알아볼 수 없었습니다.", "화면이 어둡습니다."],
  ["still-picture", "A face is on a poster: Clara Voss.", "Clara Voss left."],
  ["upside-down", "The picture is upside down.", "The meeting returned to the agenda."],
  ["small-faces", "The faces are too small.", "The room is small."],
])("note about %s: its words begin in a note", async (about, notice, other) => {
  const check = { check: "note", about };
  expect(await seen(check, spoken([], { notices: ["Something else.", notice] }))).toBeUndefined();
  expect(await seen(check, spoken([], { notices: [other] }))).toBe(`"${other}"`);
});

test("note: the same note holds the name", async () => {
  const check = { check: "note", about: "still-picture", naming: "Clara Voss" };
  const notices = ["A face is on a poster.", "Clara Voss left."];
  expect(await seen(check, spoken([], { notices }))).toBe('"A face is on a poster." "Clara Voss left."');
  expect(await seen(check, spoken([], { notices: ["Clara Voss is on a photo."] }))).toBeUndefined();
});

const refusal = (fields: object, message: string) => {
  const kind = checkKinds.get("refused");
  return kind?.judgeFailure?.(kind.schema.parse({ check: "refused", ...fields }), new RunFailed(message, 2));
};

test("refused: the message holds the file and the line", async () => {
  expect(refusal({}, "anything")).toBeUndefined();
  for (const message of ["ref.stm:3: no end", "ref.stm, line 3: no end", "ref.stm 3행: 끝이 없습니다"])
    expect(refusal({ naming: "ref.stm", line: 3 }, message)).toBeUndefined();
  expect(refusal({ naming: "ref.stm", line: 3 }, "ref.stm:33: no end")).toBe(
    "exit code 2: ref.stm:33: no end",
  );
  expect(refusal({ naming: "ref.stm" }, "hyp.stm:3: no end")).toMatch("exit code 2");
  expect(await seen({ check: "refused" }, spoken([]))).toBe("it succeeded");
});

test("score: each measure is measured and small enough", async () => {
  const outcome = { do: "evaluate", scores: new Map([["cpWER", 12.5]]) } as const;
  expect(await seen({ check: "score", measures: ["cpWER"], at_most: 12.5 }, outcome)).toBeUndefined();
  expect(await seen({ check: "score", measures: ["cpWER", "DER"], at_most: 10 }, outcome)).toBe(
    "cpWER 12.5, DER is not measured",
  );
});

test("found: every query has a hit, and every hit its marks", async () => {
  const hit = { text: "예산을", matches: [] };
  const outcome = {
    do: "search",
    hits: new Map([
      ["예산", [hit]],
      ["회의", []],
    ]),
  } as const;
  expect(await seen({ check: "found", queries: ["예산"] }, outcome)).toBeUndefined();
  expect(await seen({ check: "found", queries: ["예산"], marked: true }, outcome)).toMatch("without a mark");
  expect(await seen({ check: "found", queries: ["회의", "책"] }, outcome)).toBe(
    "회의: no hit; 책: the run does not search for it",
  );
});
