import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testMedia } from "./test-media.ts";
import { makeRecording } from "./testing/index.ts";

const { media, file } = testMedia();

test("a recording is described", async () => {
  makeRecording(file("meeting.mp4"), { seconds: 6, video: {}, audio: { channels: 2, sampleRate: 44_100 } });
  expect(await media.probe(file("meeting.mp4"))).toEqual({
    durationSeconds: expect.closeTo(6, 1),
    declaredSeconds: expect.closeTo(6, 1),
    container: "mov,mp4,m4a,3gp,3g2,mj2",
    bytes: expect.any(Number),
    truncated: false,
    pieces: [{ startSeconds: 0, endSeconds: expect.closeTo(6, 1) }],
    unreadBytes: 0,
    unreadable: [],
    sources: [{ track: 0 }],
    soundLevel: expect.closeTo(-9, 0),
    audio: [{ codec: "aac", sampleRate: 44_100, channels: 2, layout: "stereo", startSeconds: 0 }],
    video: [
      {
        codec: "h264",
        width: 96,
        height: 64,
        framesPerSecond: expect.closeTo(25, 3),
        variableFrameRate: false,
        rotationDegrees: 0,
        startSeconds: 0,
      },
    ],
  });
});

test.each(["mkv", "ts", "webm.mkv", "wav", "m4a", "aac"])(
  "the length of %s is what it holds",
  async (container) => {
    const video = ["mkv", "ts"].includes(container) ? { video: {} } : {};
    makeRecording(file(`x.${container}`), { seconds: 4, ...video, audio: {} });
    const { durationSeconds, truncated } = await media.probe(file(`x.${container}`));
    expect(durationSeconds).toBeCloseTo(4, 0);
    expect(truncated).toBe(false);
  },
);

test("a steady rate is not reported as variable, with any rounding of the container", async () => {
  makeRecording(file("ms.mkv"), { seconds: 3, video: { framesPerSecond: 30 } });
  const {
    video: [video],
  } = await media.probe(file("ms.mkv"));
  expect(video).toMatchObject({ variableFrameRate: false, framesPerSecond: expect.closeTo(30, 0) });
});

/** A Broadcast Wave file of a tenth of a second: its `bext` chunk holds the day and the time of the recorder. */
function broadcastWave(): Buffer {
  const bext = Buffer.alloc(602);
  bext.write("2026-11-2408:30:00", 320, "latin1");
  const chunk = (name: string, bytes: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return Buffer.concat([Buffer.from(name), size, bytes]);
  };
  const format = Buffer.from("0100010080bb00000077010002001000", "hex");
  const body = [chunk("bext", bext), chunk("fmt ", format), chunk("data", Buffer.alloc(9600))];
  return chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), ...body]));
}

test("the time of a Broadcast Wave file is that of its recorder", async () => {
  writeFileSync(file("field.wav"), broadcastWave());
  expect((await media.probe(file("field.wav"))).createdAt).toBe("2026-11-24T08:30:00");
});
