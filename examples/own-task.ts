import { input, pipeline } from "@hapju/engine";
import { defineModel, defineStep, defineTask } from "@hapju/spec";
import { z } from "zod";

/** A task of one's own: nothing in Hapju knows it. */
export const chat = defineTask({
  name: "chat",
  description: "A prompt → an answer",
  input: z.object({ prompt: z.string() }),
  output: z.object({ text: z.string() }),
});

/** A model of it. Its adapter is a module beside this one, which runs in a process of its own. */
export const echo = defineModel({
  id: "echo",
  version: "1",
  task: chat.name,
  runtime: "javascript",
  adapter: new URL("./own-task-adapter.ts", import.meta.url).href,
  files: [],
  licence: "Apache-2.0",
  commercialUse: true,
  memoryMiB: 1,
  card: "Answers with the prompt, in capitals.",
});

const answer = defineStep({
  name: "answer",
  version: 1,
  tasks: [chat],
  async run({ prompt }: { prompt: string }, ctx) {
    return (await ctx.call(chat, { prompt })).text;
  },
});

/** A pipeline that calls it. */
export const talk = pipeline("talk", { prompt: input<string>() }, (p, { prompt }) =>
  p.all("answer", { prompt }, answer),
);
