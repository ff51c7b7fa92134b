import type { Frame } from "node-av/lib";
import { borrow } from "./inputs.ts";
import type { RecordingLayout } from "./layout.ts";
import { readPictures } from "./pictures.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { firstAtOrAfter } from "./skip-plan.ts";
import { videoTrack } from "./video-of.ts";

/** A decoded picture, the requested times it is shown at and how it is shown. */
export interface ShownPicture {
  /** Valid until the next picture is read. */
  readonly frame: Frame;
  /** Index of the first time. */
  readonly from: number;
  /** Index after the last time. */
  readonly to: number;
  /** That of its track in its piece. */
  readonly shape: Shape;
}

/** The pictures of a video track shown at ascending times, through all pieces of a recording. */
export function* shownPictures(
  layout: RecordingLayout,
  track: number,
  times: Float64Array,
): Generator<ShownPicture> {
  const position = videoTrack(layout, track);
  let from = 0;
  for (const piece of layout.pieces) {
    const isLast = piece === layout.pieces.at(-1);
    const to = isLast ? times.length : firstAtOrAfter(times, piece.endSeconds);
    const own = times.subarray(from, to);
    if (own.length > 0) {
      const loan = borrow(layout.path, piece);
      try {
        const stream = loan.input.video[position];
        if (stream) {
          const shape = shapeOf(stream);
          for (const picture of readPictures(loan.input, stream, own))
            yield { frame: picture.frame, from: from + picture.from, to: from + picture.to, shape };
        }
      } finally {
        loan.release();
      }
    }
    from = Math.max(from, to);
  }
}
