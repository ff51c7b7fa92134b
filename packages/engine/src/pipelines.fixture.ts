import { defineTask } from "@hapju/spec";
import { z } from "zod";
import { defineStep, input, pipeline, type TaskRunner } from "./index.ts";

/** What the steps of these pipelines ran, in this process. */
export const done: string[] = [];

/** Splits a text into words. */
export const cutWords = defineStep({
  name: "cut-words",
  version: 1,
  async run({ text }: { text: string }) {
    done.push("words");
    return text.split(" ").filter(Boolean);
  },
});

/** Counts the letters of a word. */
export const countLetters = defineStep({
  name: "count-letters",
  version: 1,
  retry: { attempts: 3, delayMs: 1 },
  async run({ word }: { word: string }, ctx) {
    done.push(ctx.item);
    return word.length;
  },
});

/** Adds numbers up. */
export const addUp = defineStep({
  name: "add-up",
  version: 1,
  async run({ lengths, factor }: { lengths: readonly number[]; factor: number }) {
    done.push("total");
    return factor * lengths.reduce((sum, length) => sum + length, 0);
  },
});

/** Words of a text, the letters of each, and their sum. */
export const letters = pipeline(
  "letters",
  { text: input<string>(), factor: input<number>() },
  (p, { text, factor }) => {
    const word = p.split("words", { text }, cutWords);
    const lengths = p.each("lengths", { word }, countLetters);
    return p.all("total", { lengths, factor }, addUp);
  },
);

export const shout = defineTask({
  name: "shout",
  description: "Text → the text in capitals",
  input: z.string(),
  output: z.string(),
});
export const whisper = defineTask({
  name: "whisper",
  description: "Text → the text in small letters",
  input: z.string(),
  output: z.string(),
});

/** A task runner whose models change the case of their input. */
export function testTasks(overrides: Partial<TaskRunner> = {}): TaskRunner {
  return {
    async plan(tasks) {
      return Object.fromEntries(tasks.map(({ name }) => [name, `${name}-model@1`]));
    },
    async call({ name: task }, value, { plan }) {
      const output = task === "shout" ? String(value).toUpperCase() : String(value).toLowerCase();
      return { output, model: plan[task]!, degraded: false, queueMs: 1, runMs: 2, items: 1 };
    },
    ...overrides,
  };
}
