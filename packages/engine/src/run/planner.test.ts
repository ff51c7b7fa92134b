import { expect, test } from "vitest";
import { letters } from "../pipelines.fixture.ts";
import { Planner } from "./planner.ts";

const { inputs, nodes, output } = letters;
const planner = new Planner({ inputs, nodes, output });

test("a run starts with the steps that run once; a join waits for the split", () => {
  expect(planner.first()).toEqual([
    { step: "words", item: "", waitingOn: 0, outer: [] },
    { step: "total", item: "", waitingOn: 1, outer: [] },
  ]);
});

test("the end of a split creates a step run for each item, and the join waits for them instead of the split", () => {
  const { counters, created } = planner.after([{ step: "words", item: "", items: 2 }]);
  expect(created.map(({ step, item }) => `${step} ${item}`)).toEqual(["lengths words/0", "lengths words/1"]);
  expect(counters.get("total ")).toEqual({ step: "total", item: "", by: 1 });
});

test("the end of an item takes one off the join", () => {
  const { counters, created } = planner.after([
    { step: "lengths", item: "words/0" },
    { step: "lengths", item: "words/1" },
  ]);
  expect([...counters.values()]).toEqual([{ step: "total", item: "", by: -2 }]);
  expect(created).toEqual([]);
});

test("depth-first scheduling: a step is deeper than all that it reads", () => {
  expect(["words", "lengths", "total"].map((step) => planner.depth(step))).toEqual([0, 1, 2]);
});

test("a revision runs what changed and all that depends on it", () => {
  const changed = planner.dependents(({ name }) => name === "lengths");
  expect([...changed]).toEqual(["lengths", "total"]);
  expect(planner.again(changed, ["words/0", "words/1"])).toEqual([
    { step: "total", item: "", waitingOn: 2, outer: [] },
    { step: "lengths", item: "words/0", waitingOn: 0, outer: [] },
    { step: "lengths", item: "words/1", waitingOn: 0, outer: [] },
  ]);
});

test("a step that is not in the graph is refused", () => {
  expect(() => planner.depth("nowhere")).toThrow("no step nowhere");
});
