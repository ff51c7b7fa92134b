import { sourceFile } from "@hapju/identity";
import { SAMPLE_RATE } from "@hapju/spec";
import { expect, test } from "vitest";
import { type VoiceTools, voiceEnroller } from "./voice-enroller.ts";

const sound = sourceFile({ name: "kim.wav", path: "/uploads/7", label: "kim.wav", bytes: Uint8Array.of(1) });
const enroll = (seconds: number, tools: Partial<VoiceTools> = {}) =>
  voiceEnroller({
    model: "voice-a@1",
    decode: async () => new Float32Array(seconds * SAMPLE_RATE).fill(0.5),
    speechOf: async (samples) => samples,
    embed: async () => Float32Array.of(1, 2),
    ...tools,
  }).embed(sound);

test("three seconds of speech become a template", async () => {
  expect(await enroll(3)).toEqual({
    embedding: Float32Array.of(1, 2),
    quality: { durationSeconds: 3 },
  });
});

test("only speech counts: a longer sound with too little of it is refused", async () => {
  const speechOf = async (samples: Float32Array) => samples.subarray(0, 2.5 * SAMPLE_RATE);
  await expect(enroll(10, { speechOf })).rejects.toMatchObject({
    code: "sound-too-short",
    message: expect.stringContaining("kim.wav has 2.5 s of speech; at least 3 s"),
  });
});

test("a file that cannot be decoded is named by its label, never by its path", async () => {
  const decode = (path: string) => Promise.reject(new Error(`${path}: no audio`));
  await expect(enroll(3, { decode })).rejects.toMatchObject({
    code: "sound-unreadable",
    message: "kim.wav (1 bytes) cannot be read as a sound: kim.wav: no audio. Replace the file.",
  });
});
