import { MIN_DECIDING_PIXELS, type NamedTrack } from "@hapju/diarization";
import type { Attendee } from "./schema.ts";

type Size = { readonly width: number; readonly height: number };

/**
 * Whether an attendee is unknown whose face is seen, but never large enough to decide who it is.
 * @param video size of the picture in pixels
 */
export function hasSmallFaces(
  attendees: readonly Attendee[],
  tracks: readonly NamedTrack[],
  video: Size,
): boolean {
  return attendees.some(({ id, known }) => {
    const sizes = tracks.filter(({ speaker }) => speaker === id).map((track) => sizeOf(track, video));
    return !known && sizes.length > 0 && sizes.every((size) => size < MIN_DECIDING_PIXELS);
  });
}

/** The largest shorter side of a track's boxes, in pixels. */
const sizeOf = ({ boxes }: NamedTrack, { width, height }: Size) =>
  boxes.reduce((largest, { box }) => Math.max(largest, Math.min(box.width * width, box.height * height)), 0);
