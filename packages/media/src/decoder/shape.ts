import { AV_PKT_DATA_DISPLAYMATRIX } from "node-av/constants";
import type { Stream } from "node-av/lib";
import { isTurned, type Orientation, orientationOf } from "./orientation.ts";

/** Orientation and size of a track's pictures as shown. */
export interface Shape {
  readonly orientation: Orientation;
  /** In pixels as shown: turned upright, pixels square. */
  readonly width: number;
  readonly height: number;
}

/** The shape of a video track. */
export function shapeOf(stream: Stream): Shape {
  const { width, height, sampleAspectRatio: stored } = stream.codecpar;
  const { num, den } = stream.sampleAspectRatio.num > 0 ? stream.sampleAspectRatio : stored;
  const aspect = num > 0 && den > 0 ? num / den : 1;
  // Pixels become square by upscaling, so that no detail is lost.
  const squareWidth = aspect > 1 ? Math.round(width * aspect) : width;
  const squareHeight = aspect < 1 ? Math.round(height / aspect) : height;
  const orientation = orientationOf(stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX));
  return isTurned(orientation)
    ? { orientation, width: squareHeight, height: squareWidth }
    : { orientation, width: squareWidth, height: squareHeight };
}
