import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file } = testMedia();
const MEGABYTE = 1024 * 1024;

/** Memory of the decoder processes, as Linux reports it. */
function childrenBytes(): number {
  const children = readdirSync(`/proc/${process.pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${process.pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  const bytes = children.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  });
  return bytes.reduce((sum, one) => sum + one, 0);
}

test.runIf(existsSync(`/proc/${process.pid}/task/${process.pid}/children`))(
  "reading a long recording needs no more memory than its beginning",
  { timeout: 240_000 },
  async () => {
    const size = { width: 640, height: 352 };
    makeRecording(file("long.mp4"), { seconds: 120, video: { ...size, framesPerSecond: 10 }, audio: {} });
    const used: number[] = [];
    for (let startSeconds = 0; startSeconds < 120; startSeconds += 10) {
      const range = { startSeconds, endSeconds: startSeconds + 10 };
      for await (const _ of media.frames(file("long.mp4"), { ...range, framesPerSecond: 5 }));
      await media.audio(file("long.mp4"), range);
      await media.crops(file("long.mp4"), {
        ...range,
        framesPerSecond: 10,
        tracks: [{ boxes: [{ seconds: 0, box: { x: 0.2, y: 0.2, width: 0.3, height: 0.3 } }] }],
      });
      used.push(childrenBytes());
    }
    const early = Math.max(...used.slice(3, 7));
    const late = Math.max(...used.slice(-4));
    expect(late - early).toBeLessThan(40 * MEGABYTE);
  },
);
