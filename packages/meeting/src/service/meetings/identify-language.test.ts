import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInference, type Inference } from "@hapju/inference";
import { type Media, openMedia } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { speak } from "@hapju/synthesis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assembly } from "../../assembly.ts";
import { identifyLanguage } from "./identify-language.ts";

const dir = mkdtempSync(join(tmpdir(), "hapju-language-"));
let media: Media;
let models: Inference;
beforeAll(() => {
  media = openMedia();
  models = createInference({ ...assembly, dir, hostProcesses: 1 });
});
afterAll(async () => {
  await models.close();
  await media.close();
  rmSync(dir, { recursive: true });
});

/** A recording with sound at a time, and silence before and after. */
async function recording(name: string, sound: Float32Array, atSeconds: number, seconds: number) {
  const samples = new Float32Array(seconds * SAMPLE_RATE);
  samples.set(sound, atSeconds * SAMPLE_RATE);
  const path = join(dir, `${name}.mp4`);
  await media.write(path, { samples, sampleRate: SAMPLE_RATE });
  return path;
}

test("the language is heard wherever in the recording someone speaks", async () => {
  const { samples } = await speak(
    "The budget for the next quarter will be discussed on Friday afternoon.",
    "slt",
  );
  const path = await recording("late", samples, 95, 130);
  expect(await identifyLanguage({ media, models }, path, 130, ["ko", "en-GB"])).toBe("en-GB");
});

test("where nobody speaks it is the first one expected", async () => {
  const path = await recording("silent", new Float32Array(0), 0, 40);
  expect(await identifyLanguage({ media, models }, path, 40, ["ko", "en"])).toBe("ko");
});

test("a recording in another language than those expected is refused, with its name", async () => {
  const { samples } = await speak(
    "The budget for the next quarter will be discussed on Friday afternoon.",
    "slt",
  );
  const path = await recording("other", samples, 1, 8);
  await expect(identifyLanguage({ media, models }, path, 8, ["ko", "ja"])).rejects.toMatchObject({
    code: "language-unexpected",
    message: expect.stringContaining("--language en"),
  });
});
