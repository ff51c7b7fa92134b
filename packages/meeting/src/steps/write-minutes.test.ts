import type { StepContext } from "@hapju/engine";
import { expect, test } from "vitest";
import { defaultLanguages } from "../minutes/lang/all.ts";
import { english } from "../minutes/lang/en/index.ts";
import { defineLanguage } from "../minutes/lang/language.ts";
import { createLanguages } from "../minutes/lang/languages.ts";
import { writeMinutes } from "./write-minutes.ts";

const portuguese = defineLanguage({
  ...english,
  tag: "pt",
  name: "Português",
  version: 3,
  wording: {
    ...english.wording,
    unknown: (number) => `Desconhecido ${number}`,
    warnings: { ...english.wording.warnings, noVideo: "A gravação não tem vídeo." },
  },
  rules: async () => ({
    ...(await english.rules()),
    isDecision: (sentence) => sentence.startsWith("Decidimos"),
  }),
});

const input = {
  recording: {
    file: { key: "a", digest: "a", bytes: 1 },
    durationSeconds: 10,
    hasAudio: true,
    truncated: false,
  },
  language: "pt-BR",
  facts: { title: "Reunião" },
  directory: { people: [] },
  people: { voiceEvidence: "statistics", tracks: [], voices: [], speaking: [] },
  gaps: [],
  turns: [
    {
      speaker: "unknown-1",
      startSeconds: 0,
      endSeconds: 2,
      words: ["Decidimos", "adiar."].map((text, index) => ({
        text,
        startSeconds: index,
        endSeconds: index + 1,
        timing: "estimated" as const,
        speakerConfidence: 1,
      })),
      gaps: [],
      confidence: 1,
      evidence: [],
    },
  ],
};

test("a language of one's own brings its rules and its wording", async () => {
  const step = writeMinutes(createLanguages([...defaultLanguages, portuguese]));
  const { decisions, attendees, notices, language } = await step.run(input, {} as StepContext);
  expect(language).toBe("pt-BR");
  expect(decisions).toEqual([{ text: "Decidimos adiar.", cites: ["t1"] }]);
  expect(attendees.map(({ name }) => name)).toEqual(["Desconhecido 1"]);
  expect(notices).toEqual(["A gravação não tem vídeo."]);
});

test("the versions of languages are part of the cache key, unless they are the embedded ones", () => {
  expect(writeMinutes(createLanguages(defaultLanguages)).params).toBeNull();
  expect(writeMinutes(createLanguages([...defaultLanguages, portuguese])).params).toEqual([
    "en@5",
    "ko@6",
    "pt@3",
  ]);
});
