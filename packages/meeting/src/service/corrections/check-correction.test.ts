import type { Correction } from "@hapju/diarization";
import { expect, test } from "vitest";
import type { MeetingError } from "../../errors.ts";
import { checkCorrection } from "./check-correction.ts";

const problemsOf = (value: unknown): unknown => {
  try {
    checkCorrection(value, 60);
    return [];
  } catch (error) {
    return (error as MeetingError).data.problems;
  }
};
const field = (name: string) => [{ field: name, message: expect.any(String) }];

test.each<Correction>([
  { kind: "turn-is", turn: { startSeconds: 1, endSeconds: 2 }, person: null },
  { kind: "track-is", face: { seconds: 1, x: 0.5, y: 0.5 }, person: "kim" },
  { kind: "not-person", at: { startSeconds: 1, endSeconds: 2 }, person: "kim" },
  {
    kind: "same-person",
    at: [
      { seconds: 1, x: 0, y: 0 },
      { startSeconds: 1, endSeconds: 61 },
    ],
  },
  { kind: "split", seconds: 4 },
  { kind: "split", seconds: 4, x: 0.5, y: 0.5 },
  { kind: "join", seconds: 60 },
  { kind: "text-is", turn: { startSeconds: 1, endSeconds: 2 }, text: "" },
])("a correction is accepted as it is: $kind", (correction) => {
  expect(checkCorrection(correction, 60)).toEqual(correction);
});

test("a time after the end of the recording is refused, naming the field", () => {
  expect(problemsOf({ kind: "split", seconds: 61 })).toEqual(field("seconds"));
  expect(problemsOf({ kind: "track-is", face: { seconds: 61, x: 0, y: 0 }, person: null })).toEqual(
    field("face.seconds"),
  );
  const at = [
    { startSeconds: 1, endSeconds: 2 },
    { startSeconds: 70, endSeconds: 71 },
  ];
  expect(problemsOf({ kind: "same-person", at })).toEqual(field("at.1.startSeconds"));
});
