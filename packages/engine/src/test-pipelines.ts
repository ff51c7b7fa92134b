import { z } from "zod";
import { defineStep, input, pipeline, type TaskRunner } from "./index.ts";

/** What the steps of these pipelines did, in this process. */
export const done: string[] = [];

export const cutWords = defineStep({
  name: "cut-words",
  version: 1,
  async run({ text }: { text: string }) {
    done.push("words");
    return text.split(" ").filter(Boolean);
  },
});

export const countLetters = defineStep({
  name: "count-letters",
  version: 1,
  retry: { attempts: 3, delayMs: 1 },
  async run({ word }: { word: string }, ctx) {
    done.push(ctx.item);
    return word.length;
  },
});

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

export const shout = { name: "shout", input: z.string(), output: z.string() };
export const whisper = { name: "whisper", input: z.string(), output: z.string() };

/** A runner whose models answer with what they were given. */
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
