import { readAudio } from "./audio.ts";
import { gridTimes } from "./grid.ts";
import { type Input, openInput } from "./input.ts";
import { Painter } from "./painter.ts";
import { readPictures } from "./pictures.ts";
import { shapeOf } from "./shape.ts";
import { Writer } from "./write.ts";

/** A rate every player supports. */
const CLIP_SAMPLE_RATE = 48_000;
const CLIP_QUALITY = 23;
const MOST_FRAMES_PER_SECOND = 30;
/** Sound is read in parts: a recording may be as long as a day. */
const PART_SECONDS = 30;

const even = (pixels: number) => Math.max(2, pixels - (pixels % 2));

/** Cuts a segment out of a recording, exact to the frame, as an MP4 that plays everywhere. */
export function writeClip(
  input: Input,
  options: {
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly output: string;
    readonly part: string;
  },
): void {
  const { startSeconds, endSeconds, output, part } = options;
  const { video, audio } = input;
  // A reader of its own: pictures and sound are read alternately, and each has its own position.
  const soundInput = audio && openInput(input.path);
  const sound = soundInput ? soundOf(soundInput, startSeconds, endSeconds) : () => [];
  const shape = video && shapeOf(video);
  const size = shape && { width: even(shape.width), height: even(shape.height) };
  const stated = video?.avgFrameRate.toDouble() ?? 0;
  const framesPerSecond = Math.min(MOST_FRAMES_PER_SECOND, stated > 0 ? stated : MOST_FRAMES_PER_SECOND);
  const writer = new Writer(output, part, {
    ...(size ? { video: { ...size, framesPerSecond, quality: CLIP_QUALITY, preset: "veryfast" } } : {}),
    ...(audio ? { audio: { sampleRate: CLIP_SAMPLE_RATE } } : {}),
  });
  try {
    if (video && shape && size) {
      const length = gridTimes({ endSeconds: endSeconds - startSeconds }, framesPerSecond);
      const times = length.map((seconds) => startSeconds + seconds);
      const painter = new Painter(size.width, size.height, shape.orientation);
      for (const { frame, from, to } of readPictures(input, video, times)) {
        const { data } = painter.paint(frame);
        writer.add(Array(to - from).fill(data), new Float32Array());
        for (const samples of sound(startSeconds + to / framesPerSecond)) writer.add([], samples);
      }
      painter.close();
    }
    for (const samples of sound(endSeconds)) writer.add([], samples);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    soundInput?.close();
  }
}

/** The next sound up to a time, in parts. */
function soundOf(input: Input, startSeconds: number, endSeconds: number) {
  let from = startSeconds;
  return function* (untilSeconds: number) {
    while (from < Math.min(untilSeconds, endSeconds)) {
      const to = Math.min(from + PART_SECONDS, endSeconds);
      yield readAudio(input, from, to, CLIP_SAMPLE_RATE);
      from = to;
    }
  };
}
