import type { MediaInfo } from "@hapju/media";
import { expect, test } from "vitest";
import { browserType } from "./browser-type.ts";

const info = (
  container: string,
  video: string | undefined,
  audio: string | undefined,
  declaredSeconds = 60,
): MediaInfo =>
  ({
    container,
    ...(declaredSeconds > 0 ? { declaredSeconds } : {}),
    pieces: [{ startSeconds: 0, endSeconds: 60 }],
    video: video ? [{ codec: video }] : [],
    audio: audio ? [{ codec: audio }] : [],
    sources: audio ? [{ track: 0 }] : [],
  }) as unknown as MediaInfo;

test.each([
  [info("mov,mp4,m4a", "h264", "aac"), "video/mp4"],
  [info("mov,mp4,m4a", undefined, "aac"), "audio/mp4"],
  [info("matroska,webm", "vp9", "opus"), "video/webm"],
  [info("wav", undefined, "pcm_s16le"), "audio/wav"],
  [info("mp3", undefined, "mp3"), "audio/mpeg"],
])("browsers play the recording as it is (%#)", (recording, type) => {
  expect(browserType(recording)).toBe(type);
});

test("other codecs, and containers without a length, need a copy", () => {
  expect(browserType(info("mov,mp4,m4a", "hevc", "aac"))).toBeUndefined();
  expect(browserType(info("wav", undefined, "pcm_s24le"))).toBeUndefined();
  expect(browserType(info("matroska,webm", "vp8", "opus", 0))).toBeUndefined();
  expect(browserType(info("avi", "h264", "mp3"))).toBeUndefined();
});

test("what browsers would play half of needs a copy", () => {
  const plain = info("mov,mp4,m4a", "h264", "aac");
  const piece = { startSeconds: 0, endSeconds: 30 };
  expect(browserType({ ...plain, pieces: [piece, { ...piece, startSeconds: 30 }] })).toBeUndefined();
  expect(browserType({ ...plain, sources: [{ track: 0 }, { track: 1 }] })).toBeUndefined();
});
