import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openMedia } from "@hapju/media";
import { afterAll, expect, test } from "vitest";
import { countVisitors } from "./count-visitors.ts";
import { findDeadAir } from "./find-dead-air.ts";
import { runOnce } from "./with-engine.ts";

const sample = fileURLToPath(new URL("../sample/meeting.mp4", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "hapju-examples-"));
const media = openMedia();
afterAll(async () => {
  await media.close();
  rmSync(home, { recursive: true });
});

test("four people are counted in the sample meeting, and nobody is recognised", async () => {
  const footage = { path: sample, durationSeconds: 20 };
  const { busiest } = await runOnce(countVisitors(media), { footage }, home);
  expect(busiest).toMatchObject({ most: 4 });
});

test("silence that crosses the border of two chunks is found whole", async () => {
  // 8 s of nothing around the border at 60 s, in the middle of somebody talking.
  const speech = await media.audio(sample, { startSeconds: 0, endSeconds: 56 });
  const samples = new Float32Array(16_000 * 68);
  samples.set(speech);
  samples.set(speech.subarray(0, 4 * 16_000), 64 * 16_000);
  const path = join(home, "show.mp4");
  await media.write(path, { samples, sampleRate: 16_000 });
  const silences = await runOnce(findDeadAir(media), { show: { path, durationSeconds: 68 } }, home);
  expect(silences).toHaveLength(1);
  expect(silences[0]!.startSeconds).toBeLessThan(60);
  expect(silences[0]!.endSeconds).toBeGreaterThan(62);
});
