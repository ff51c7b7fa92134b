import { gridTimes } from "./grid.ts";
import { withInput } from "./inputs.ts";
import type { RecordingLayout } from "./layout.ts";
import { Painter } from "./painter.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { shownPictures } from "./shown-pictures.ts";
import { readSound } from "./sound.ts";
import { Writer } from "./write.ts";

/** A rate every player supports. */
const CLIP_SAMPLE_RATE = 48_000;
const CLIP_QUALITY = 23;
const MOST_FRAMES_PER_SECOND = 30;
/** Sound is read in parts: a recording may be as long as a day. */
const PART_SECONDS = 30;

const even = (pixels: number) => Math.max(2, pixels - (pixels % 2));

/** The pictures that a clip has: as in the first piece that has any. */
function picturesOf({
  path,
  pieces,
  video,
}: RecordingLayout): { shape: Shape; framesPerSecond: number } | undefined {
  const [main] = video;
  if (main === undefined) return undefined;
  for (const piece of pieces) {
    const found = withInput(path, piece, (input) => {
      const stream = input.video[main];
      return stream && { shape: shapeOf(stream), stated: stream.avgFrameRate.toDouble() };
    });
    if (!found) continue;
    const { shape, stated } = found;
    return {
      shape,
      framesPerSecond: Math.min(MOST_FRAMES_PER_SECOND, stated > 0 ? stated : MOST_FRAMES_PER_SECOND),
    };
  }
  return undefined;
}

/** Cuts a segment out of a recording, exact to the frame, as an MP4 that plays everywhere. All sources are heard. */
export function writeClip(
  layout: RecordingLayout,
  options: {
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly output: string;
    readonly part: string;
  },
): void {
  const { startSeconds, endSeconds, output, part } = options;
  const pictures = picturesOf(layout);
  const hasSound = layout.mix.sources.length > 0;
  const sound = hasSound ? soundOf(layout, startSeconds, endSeconds) : () => [];
  const size = pictures && { width: even(pictures.shape.width), height: even(pictures.shape.height) };
  const framesPerSecond = pictures?.framesPerSecond ?? MOST_FRAMES_PER_SECOND;
  const writer = new Writer(output, part, {
    ...(size ? { video: { ...size, framesPerSecond, quality: CLIP_QUALITY, preset: "veryfast" } } : {}),
    ...(hasSound ? { audio: { sampleRate: CLIP_SAMPLE_RATE } } : {}),
  });
  try {
    if (pictures && size) {
      const length = gridTimes({ endSeconds: endSeconds - startSeconds }, framesPerSecond);
      const times = length.map((seconds) => startSeconds + seconds);
      const painter = new Painter(size.width, size.height, pictures.shape.orientation);
      for (const { frame, from, to } of shownPictures(layout, 0, times)) {
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
  }
}

/** The next sound up to a time, in parts. */
function soundOf(layout: RecordingLayout, startSeconds: number, endSeconds: number) {
  let from = startSeconds;
  return function* (untilSeconds: number) {
    while (from < Math.min(untilSeconds, endSeconds)) {
      const to = Math.min(from + PART_SECONDS, endSeconds);
      yield readSound(layout, { startSeconds: from, endSeconds: to }, { sampleRate: CLIP_SAMPLE_RATE })
        .samples;
      from = to;
    }
  };
}
