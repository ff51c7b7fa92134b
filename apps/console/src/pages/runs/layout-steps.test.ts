import { expect, test } from "vitest";
import { layoutSteps } from "./layout-steps";

const step = (name: string, ...inputs: string[]) => ({ name, inputs });
const steps = [
  step("chunks", "recording"),
  step("faces", "chunks"),
  step("speech", "chunks"),
  step("words", "chunks", "speech"),
  step("lips", "chunks", "faces", "speech"),
  step("tracks", "faces"),
  step("voices", "speech"),
  step("people", "tracks", "voices", "lips"),
  step("turns", "words", "people"),
];
const placed = layoutSteps(steps);

test("a step stands right of everything it reads", () => {
  for (const { name, inputs } of steps)
    for (const input of inputs)
      if (placed.has(input)) expect(placed.get(name)!.rank).toBeGreaterThan(placed.get(input)!.rank);
  expect(placed.get("chunks")).toEqual({ rank: 0, row: 0 });
  expect(placed.get("turns")!.rank).toBe(4);
});

test("no two stand in one place, and a step stands near what it reads", () => {
  const places = [...placed.values()].map(({ rank, row }) => `${rank} ${row}`);
  expect(new Set(places).size).toBe(steps.length);
  const row = (name: string) => placed.get(name)!.row;
  expect(row("tracks")).toBeLessThan(row("voices"));
  expect(row("faces")).toBeLessThan(row("speech"));
});

test("no steps, no places", () => {
  expect(layoutSteps([]).size).toBe(0);
});
