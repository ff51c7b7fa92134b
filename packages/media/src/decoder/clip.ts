import { readAudio } from "./audio.ts";
import { gridTimes } from "./grid.ts";
import type { Input } from "./input.ts";
import { Painter } from "./painter.ts";
import { readPictures } from "./pictures.ts";
import { shapeOf } from "./shape.ts";
import { Writer } from "./write.ts";

/** Good for listening to, whatever the recording was. */
const CLIP_SAMPLE_RATE = 48_000;
const CLIP_QUALITY = 23;
const MOST_FRAMES_PER_SECOND = 30;

const even = (pixels: number) => Math.max(2, pixels - (pixels % 2));

/** Cuts a stretch out of a recording, exact to the frame, as an MP4 that plays everywhere. */
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
  const samples = audio ? readAudio(input, startSeconds, endSeconds, CLIP_SAMPLE_RATE) : new Float32Array();
  const shape = video && shapeOf(video);
  const size = shape && { width: even(shape.width), height: even(shape.height) };
  const stated = video?.avgFrameRate.toDouble() ?? 0;
  const framesPerSecond = Math.min(MOST_FRAMES_PER_SECOND, stated > 0 ? stated : MOST_FRAMES_PER_SECOND);
  const writer = new Writer(output, part, {
    ...(size ? { video: { ...size, framesPerSecond, quality: CLIP_QUALITY, preset: "veryfast" } } : {}),
    ...(audio ? { audio: { sampleRate: CLIP_SAMPLE_RATE } } : {}),
  });
  try {
    let heard = 0;
    if (video && shape && size) {
      const length = gridTimes({ endSeconds: endSeconds - startSeconds }, framesPerSecond);
      const times = length.map((seconds) => startSeconds + seconds);
      const painter = new Painter(size.width, size.height, shape.orientation);
      for (const { frame, from, to } of readPictures(input, video, times)) {
        const { data } = painter.paint(frame);
        const until = Math.round((to / framesPerSecond) * CLIP_SAMPLE_RATE);
        writer.add(Array(to - from).fill(data), samples.subarray(heard, until));
        heard = Math.max(heard, until);
      }
      painter.close();
    }
    writer.add([], samples.subarray(heard));
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
