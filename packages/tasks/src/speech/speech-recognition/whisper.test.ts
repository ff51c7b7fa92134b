import { readFile } from "node:fs/promises";
import { SAMPLE_RATE } from "@hapju/spec";
import { speak } from "@hapju/synthesis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { haveShared, load, multilingualFile, randomNumbers, sharedFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { adapter } from "./whisper.ts";

const files = {
  mel: multilingualFile("mel.onnx"),
  encoder: multilingualFile("encoder.onnx"),
  decoder: multilingualFile("decoder.onnx"),
  tokens: multilingualFile("tokens.txt"),
  settings: multilingualFile("whisper.json"),
};
const open = () => load(adapter, files);
let model: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  model = await open();
});
afterAll(() => model.close());

async function recognize(samples: Float32Array, language = "en", phrases: string[] = []) {
  const [answer] = await model.run([{ samples, language, phrases }], new AbortController().signal);
  return answer ?? { text: "" };
}

const random = randomNumbers();
const sound = (seconds: number, value: (t: number) => number) =>
  Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) => value(i / SAMPLE_RATE));
/** Piano-like notes of a chord that changes each half second. */
const chords = [
  [262, 330, 392],
  [220, 262, 330],
  [175, 220, 262],
  [196, 247, 294],
];
const music = (t: number) => {
  const since = t % 0.5;
  return (chords[Math.floor(t * 2) % 4] ?? [])
    .flatMap((hertz) => [1, 2, 3].map((harmonic) => Math.sin(2 * Math.PI * hertz * harmonic * t) / harmonic))
    .reduce((sum, one) => sum + 0.07 * Math.exp(-3 * since) * one, 0);
};
/** Five bursts a second of a voiced sound that falls in pitch, with breath. */
const laughter = (t: number) => {
  const phase = (t * 5) % 1;
  const loud = t % 2 < 1.2 && phase < 0.55 ? Math.sin((Math.PI * phase) / 0.55) : 0;
  const pitch = 260 - 60 * (t % 2);
  const voiced = [1, 2, 3, 4, 5].reduce((sum, h) => sum + Math.sin(2 * Math.PI * pitch * h * t) / h, 0);
  return loud * (0.12 * voiced + 0.1 * (random() - 0.5));
};
const applause = (t: number) => (random() - 0.5) * (random() < 0.02 ? 0.8 : 0.05) * (1 - t / 40);
/** A fan: noise through a resonance, with hum of the mains. */
let fanState = 0;
const fan = (t: number) => {
  fanState = 0.97 * fanState + 0.03 * (random() - 0.5);
  return 0.6 * fanState + 0.02 * Math.sin(2 * Math.PI * 100 * t);
};
const sine = (hertz: number) => (t: number) => 0.2 * Math.sin(2 * Math.PI * hertz * t);

test.each([
  ["silence", sound(3, () => 0)],
  ["noise", sound(3, () => 0.1 * (random() - 0.5))],
  ["quiet noise", sound(12, () => 0.002 * (random() - 0.5))],
  ["hum", sound(3, sine(100))],
  ["a tone", sound(3, sine(440))],
  ["half a second of noise", sound(0.5, () => 0.1 * (random() - 0.5))],
  ["30 s of hum", sound(30, sine(100))],
  ["30 s of a fan", sound(30, fan)],
  ["music", sound(15, music)],
  ["laughter", sound(8, laughter)],
  ["applause", sound(10, applause)],
  ["a click", sound(0.05, () => 0.5)],
  ["nothing", new Float32Array(0)],
])("no words are written for %s, in English and in Korean", async (_, samples) => {
  for (const language of ["en", "ko"])
    expect(await recognize(samples, language), language).toEqual({ text: "", words: [] });
});

const spoken = "The committee will publish the annual report on Monday.";
const plain = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];

test("words have the times at which they were said", async () => {
  const lead = 1.5;
  const { samples, phones } = await speak(spoken, "slt");
  const padded = new Float32Array(samples.length + lead * SAMPLE_RATE);
  padded.set(samples, lead * SAMPLE_RATE);
  const { text, words = [] } = await recognize(padded);
  expect(plain(text)).toEqual(plain(spoken));
  // Words of which Flite states the first phone, by their number in the text.
  const said = { committee: "k", publish: "p", report: "r", monday: "m" };
  for (const [word, phone] of Object.entries(said)) {
    const found = words.find((one) => plain(one.text)[0] === word);
    const starts = phones.filter(({ name }) => name === phone).map(({ startSeconds }) => lead + startSeconds);
    const nearest = Math.min(...starts.map((start) => Math.abs(start - (found?.startSeconds ?? 0))));
    expect(nearest, word).toBeLessThan(0.25);
  }
  const times = words.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test.each([
  ["Kowalczyk", "Please send the contract to Kowalczyk before Monday."],
  ["Keycloak", "We moved the cluster to Kubernetes and Keycloak."],
])("%s is misheard, and heard where it is expected", async (name, sentence) => {
  const { samples } = await speak(sentence, "slt");
  expect((await recognize(samples)).text).not.toContain(name);
  expect((await recognize(samples, "en", [name])).text).toContain(name);
});

test("expected names that are not said change nothing", async () => {
  const { samples } = await speak(spoken, "slt");
  const names = ["Hapju", "Keycloak", "Okonkwo", "Brzezinski", "Kowalczyk", "Monday Club"];
  expect(await recognize(samples, "en", names)).toEqual(await recognize(samples));
});

test("long sound is read in pieces, and words keep their times", async () => {
  const { samples } = await speak(spoken, "slt");
  const gap = 20 * SAMPLE_RATE;
  const long = new Float32Array(2 * samples.length + gap);
  long.set(samples);
  long.set(samples, samples.length + gap);
  const { words = [] } = await recognize(long);
  const second = words.findLast(({ text }) => plain(text)[0] === "committee");
  expect(second?.startSeconds).toBeGreaterThan((samples.length + gap) / SAMPLE_RATE);
});

test("a cancelled recognition stops", async () => {
  const samples = sound(2, () => random() - 0.5);
  await expect(model.run([{ samples, language: "en" }], AbortSignal.abort())).rejects.toThrow(/abort/i);
});

test("an unknown language is refused by name", async () => {
  await expect(recognize(sound(1, sine(300)), "tlh")).rejects.toThrow(/does not know the language "tlh"/);
});

/** Least number of characters to insert, delete and replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + Number(left !== right), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const korean = "data/audio/ko-KR";
test.runIf(haveShared(korean))("Korean is written down (needs ../shared/data)", async () => {
  const lines = (await readFile(sharedFile(`${korean}/trans.txt`), "utf8")).split(/\r?\n/);
  const said = lines.find((line) => line.startsWith("audio2.wav"))?.split("\t")[1] ?? "";
  const { text } = await recognize(await readWav(sharedFile(`${korean}/audio2.wav`)), "ko-KR");
  const letters = (line: string) => line.replaceAll(/[^\p{L}\p{N}]/gu, "");
  expect(distance(letters(text), letters(said)) / letters(said).length).toBeLessThan(0.12);
});
