import { expect, test } from "vitest";
import { letters } from "../pipelines.fixture.ts";
import { explain, type OpenStepRun } from "./explain.ts";
import type { RunSummary } from "./summary.ts";

const { inputs, nodes, output } = letters;
const run: RunSummary = {
  id: "r1",
  pipeline: "letters",
  label: null,
  revises: null,
  sealKey: null,
  state: "running",
  plan: {},
  createdAt: 0,
  endedAt: null,
  stepRuns: { total: 4, completed: 1, cached: 0 },
  degraded: false,
  failure: null,
};
const stepRun = (one: Pick<OpenStepRun, "step" | "item" | "state"> & Partial<OpenStepRun>): OpenStepRun => ({
  waitingOn: 0,
  attempt: 1,
  worker: "host:1",
  queue: "default",
  startedAt: 1000,
  queuedAt: 2000,
  retryAt: null,
  lastError: null,
  ahead: 0,
  ...one,
});
const texts = (stepRuns: readonly OpenStepRun[], summary = run) =>
  explain(summary, { inputs, nodes, output }, stepRuns, 5000).sentences.map(({ text }) => text);

test("a running step run is named with its worker and its duration", () => {
  expect(texts([stepRun({ step: "lengths", item: "words/0", state: "running" })])[1]).toBe(
    "step lengths, words/0 has been running on host:1 for 4 s (attempt 1).",
  );
});

test("a queued step run says how many are before it, or when it is tried again", () => {
  expect(texts([stepRun({ step: "words", item: "", state: "queued", ahead: 2 })])[1]).toContain(
    "2 before it",
  );
  const retried = stepRun({ step: "words", item: "", state: "queued", retryAt: 6500, lastError: "no disk" });
  expect(texts([retried])[1]).toBe("step words is tried again in 1.5 s; the last try failed: no disk");
});

test("a blocked step run names the steps it waits for, those that are still open", () => {
  const open = [
    stepRun({ step: "lengths", item: "words/0", state: "queued" }),
    stepRun({ step: "total", item: "", state: "waiting", waitingOn: 1 }),
  ];
  expect(texts(open).at(-1)).toBe("step total waits for 1 step run of lengths.");
});

test("a failed run says where it failed", () => {
  const error = { name: "Error", message: "no such word" };
  const failure = { step: "lengths", item: "words/1", attempts: 3, error };
  expect(texts([], { ...run, state: "failed", endedAt: 2000, failure })).toEqual([
    "Run r1 failed after 2 s: 1 of 4 step runs known so far are done, 0 of them from the cache.",
    "It failed in step lengths, words/1 after 3 attempts: no such word",
  ]);
});
