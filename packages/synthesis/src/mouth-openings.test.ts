import { expect, test } from "vitest";
import { mouthOpenings } from "./mouth-openings.ts";
import { type Schedule, scheduleSpeech } from "./schedule.ts";
import { parseScript } from "./script.ts";
import { voiceNames } from "./speech/voices.ts";

const RATE = 25;

/** One sentence in a voice, and the mouth that says it. */
async function said(text: string, voice: string, atSeconds?: number) {
  const script = parseScript({
    name: "one",
    title: "One sentence",
    language: "en",
    framesPerSecond: RATE,
    people: [
      { id: "maria", name: "Maria Lopez", appearance: 5, voice },
      { id: "david", name: "David Clark", appearance: 110, voice: "rms" },
    ],
    utterances: [{ speaker: "maria", text, ...(atSeconds === undefined ? {} : { atSeconds }) }],
  });
  const schedule = await scheduleSpeech(script);
  return { schedule, mouth: mouthOpenings(schedule, "maria", Math.ceil(schedule.durationSeconds * RATE)) };
}

/** The mean opening of the frames in which one of these sounds is spoken. */
function meanDuring({ utterances }: Schedule, mouth: Float32Array, phones: readonly string[]): number {
  const { startSeconds, speech } = utterances[0]!;
  const opened = [...mouth].filter((_, frame) => {
    const at = frame / RATE - startSeconds;
    return speech.phones.some(
      (one) => phones.includes(one.name) && at >= one.startSeconds && at < one.endSeconds,
    );
  });
  return opened.reduce((sum, opening) => sum + opening, 0) / opened.length;
}

test.each(voiceNames)("%s opens the mouth for vowels and shuts it for m, b and p", async (voice) => {
  const { schedule, mouth } = await said("Papa and Bob bought my maps. I got a lot of hot apples.", voice);
  const vowels = meanDuring(schedule, mouth, ["aa", "ae", "ay", "ao"]);
  const shut = meanDuring(schedule, mouth, ["m", "b", "p"]);
  expect(vowels).toBeGreaterThan(0.5);
  expect(shut).toBeLessThan(vowels / 2);
});

test("a mouth is shut before and after its sentence, and the mouths of others stay shut", async () => {
  const { schedule, mouth } = await said("Good morning, everyone.", "slt", 4);
  const { startSeconds, endSeconds } = schedule.utterances[0]!;
  mouth.forEach((opening, frame) => {
    const seconds = frame / RATE;
    if (seconds < startSeconds - 0.1 || seconds > endSeconds + 0.1) expect(opening).toBe(0);
    expect(opening).toBeLessThanOrEqual(1);
  });
  expect(Math.max(...mouth)).toBeGreaterThan(0.6);
  expect(Math.max(...mouthOpenings(schedule, "david", mouth.length))).toBe(0);
});
