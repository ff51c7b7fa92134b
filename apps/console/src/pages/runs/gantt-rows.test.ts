import { expect, test } from "vitest";
import { ganttRows } from "./gantt-rows";

const call = (model: string | null, step: string, at: number, runMs: number, queueMs = 0) => ({
  step,
  item: "",
  attempt: 1,
  task: "a-task",
  model,
  items: 1,
  queueMs,
  runMs,
  outcome: "answered" as const,
  degraded: false,
  at,
});

test("a call ends when it was recorded; its wait and its start are before that", () => {
  const [row] = ganttRows([call("m@1", "faces", 5000, 2000, 1000)], 1000, "model");
  expect(row!.lines[0]![0]).toMatchObject({ queuedSeconds: 1, startSeconds: 2, endSeconds: 4 });
});

test("calls that overlap stand below each other, others in one line", () => {
  const calls = [
    call("m", "faces", 2000, 2000),
    call("m", "faces", 3000, 2000),
    call("m", "faces", 4000, 1900),
  ];
  const [row] = ganttRows(calls, 0, "model");
  expect(row!.lines.map((line) => line.length)).toEqual([2, 1]);
  expect(row!.calls).toBe(3);
});

test("rows are models or steps, in the order of their first call; a call that failed before it had a model is shown by its task", () => {
  const calls = [call("b", "words", 9000, 10), call("a", "faces", 2000, 10), call(null, "lips", 9500, 0)];
  expect(ganttRows(calls, 0, "model").map(({ key }) => key)).toEqual(["a", "b", "a-task"]);
  expect(ganttRows(calls, 0, "step").map(({ key }) => key)).toEqual(["faces", "words", "lips"]);
});
