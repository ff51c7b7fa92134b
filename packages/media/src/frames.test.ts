import { beforeAll, describe, expect, test } from "vitest";
import { numbersOf, testMedia } from "./test-media.ts";
import { isUpright, makeRecording, numberOf } from "./testing/index.ts";

const { media, file, framesOf } = testMedia();

describe("a recording of 25 pictures a second with B-frames", () => {
  beforeAll(() => makeRecording(file("steady.mp4"), { seconds: 6, video: {}, audio: {} }));

  test("shows at every time of the grid the picture of that time", async () => {
    const frames = await framesOf(file("steady.mp4"), { framesPerSecond: 2 });
    const expected = Array.from({ length: 12 }, (_, index) => [index / 2, Math.round((index / 2) * 25)]);
    expect(numbersOf(frames)).toEqual(expected);
  });

  test("gives every picture at its own rate", async () => {
    const frames = await framesOf(file("steady.mp4"), { framesPerSecond: 25 });
    expect(numbersOf(frames)).toEqual(Array.from({ length: 150 }, (_, index) => [index / 25, index]));
  });

  test("gives the same bytes for the same time, wherever the range begins", async () => {
    const whole = await framesOf(file("steady.mp4"), { framesPerSecond: 3 });
    const parts = [
      ...(await framesOf(file("steady.mp4"), { framesPerSecond: 3, endSeconds: 1.5 })),
      ...(await framesOf(file("steady.mp4"), { framesPerSecond: 3, startSeconds: 1.5, endSeconds: 4.1 })),
      ...(await framesOf(file("steady.mp4"), { framesPerSecond: 3, startSeconds: 4.1 })),
    ];
    expect(parts).toEqual(whole);
  });

  test("shows the frames of given times", async () => {
    const frames = await framesOf(file("steady.mp4"), { times: [0.04, 0.05, 0.2, 5.9] });
    expect(numbersOf(frames)).toEqual([
      [0.04, 1],
      [0.05, 1],
      [0.2, 5],
      [5.9, 148],
    ]);
  });

  test("is scaled to the requested width", async () => {
    const [frame] = await framesOf(file("steady.mp4"), { times: [2], width: 48 });
    expect(frame).toMatchObject({ width: 48, height: 32 });
    expect(frame!.data).toHaveLength(48 * 32 * 3);
    expect(numberOf(frame!)).toBe(50);
  });

  test("ends where the video ends", async () => {
    const frames = await framesOf(file("steady.mp4"), { framesPerSecond: 1, endSeconds: 60 });
    expect(frames.map(({ seconds }) => seconds)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("decodes no further ahead than one batch", async () => {
    const frames = media.frames(file("steady.mp4"), { framesPerSecond: 25 });
    for await (const batch of frames) {
      expect(batch.length).toBeLessThanOrEqual(8);
      break;
    }
    expect(await framesOf(file("steady.mp4"), { times: [1] })).toHaveLength(1);
  });

  test("two readers of one file do not disturb each other", async () => {
    const options = { framesPerSecond: 5, width: 48 };
    const [one, other, third] = await Promise.all([1, 2, 3].map(() => framesOf(file("steady.mp4"), options)));
    expect(one).toHaveLength(30);
    expect(other).toEqual(one);
    expect(third).toEqual(one);
  });

  test("a reader can make other calls while it reads", async () => {
    let batches = 0;
    for await (const batch of media.frames(file("steady.mp4"), { framesPerSecond: 4 })) {
      const { seconds } = batch[0]!;
      const [same] = await framesOf(file("steady.mp4"), { times: [seconds] });
      expect(same).toEqual(batch[0]);
      batches += 1;
    }
    expect(batches).toBe(3);
  });

  test("stops when cancelled", async () => {
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of media.frames(file("steady.mp4"), { framesPerSecond: 25, signal: stop.signal }))
        stop.abort(new Error("enough"));
    })();
    await expect(reading).rejects.toThrow("enough");
  });
});

test("with a variable frame rate, a picture stands for as long as it is shown", async () => {
  const times = [0, 0.04, 0.08, 1.5, 1.54, 4, 4.01, 4.02];
  makeRecording(file("variable.mp4"), { seconds: 5, video: { times }, audio: {} });
  const {
    video: [video],
  } = await media.probe(file("variable.mp4"));
  expect(video).toMatchObject({ variableFrameRate: true });
  const frames = await framesOf(file("variable.mp4"), { framesPerSecond: 2 });
  expect(numbersOf(frames)).toEqual([
    [0, 0],
    [0.5, 2],
    [1, 2],
    [1.5, 3],
    [2, 4],
    [2.5, 4],
    [3, 4],
    [3.5, 4],
    [4, 5],
    [4.5, 7],
  ]);
});

test.each([90, 180, 270])("video turned by %i degrees is upright everywhere", async (rotationDegrees) => {
  const name = file(`turned ${rotationDegrees}.mp4`);
  makeRecording(name, { seconds: 1, video: { rotationDegrees } });
  const {
    video: [video],
  } = await media.probe(name);
  const turned = rotationDegrees % 180 !== 0;
  expect(video).toMatchObject(
    turned ? { width: 64, height: 96, rotationDegrees } : { width: 96, height: 64, rotationDegrees },
  );
  const [frame] = await framesOf(name, { times: [0.2], width: 32 });
  expect(frame).toMatchObject({ width: 32, height: turned ? 48 : 21 });
  // The stored picture was upright, so turning it as a player must turn it tips it over.
  expect(isUpright(frame!)).toBe(false);
  const { width, height, data } = frame!;
  const [cornerX, cornerY] = { 90: [0.85, 0.25], 180: [0.75, 0.85], 270: [0.15, 0.75] }[rotationDegrees]!;
  const at = (Math.floor(height * cornerY!) * width + Math.floor(width * cornerX!)) * 3;
  expect(data[at]!, "the red field").toBeGreaterThan(150);
  expect(data[at + 2]!).toBeLessThan(90);
});

test("pixels that are not square are shown square", async () => {
  makeRecording(file("anamorphic.mp4"), { seconds: 1, video: { pixelAspect: [4, 3] } });
  const {
    video: [video],
  } = await media.probe(file("anamorphic.mp4"));
  expect(video).toMatchObject({ width: 128, height: 64 });
  const [frame] = await framesOf(file("anamorphic.mp4"), { times: [0.4] });
  expect(frame).toMatchObject({ width: 128, height: 64 });
  expect(numberOf(frame!)).toBe(10);
});

test.each(["late.ts", "late.mkv", "late.mp4"])(
  "%s, whose clock starts at 7.3 s, starts at 0 s",
  async (name) => {
    makeRecording(file(name), { seconds: 3, video: {}, audio: {}, startSeconds: 7.3 });
    // Where the container cannot hide the sound's priming, 21 ms come before the first picture.
    expect(numbersOf(await framesOf(file(name), { times: [1.01, 2.01] }))).toEqual([
      [1.01, 25],
      [2.01, 50],
    ]);
  },
);

test("a file name with spaces and Korean is a file name", async () => {
  makeRecording(file("오전 회의: 100% %03d.mp4"), { seconds: 0.4, video: {} });
  const frames = await framesOf(file("오전 회의: 100% %03d.mp4"), { framesPerSecond: 5 });
  expect(numbersOf(frames).slice(0, 2)).toEqual([
    [0, 0],
    [0.2, 5],
  ]);
});
