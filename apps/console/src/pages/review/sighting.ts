import type { Sighting } from "@hapju/contract";

/** The time of a sighting, in seconds from the start of the recording. */
export const momentOf = ({ anchor }: Sighting): number =>
  "seconds" in anchor ? anchor.seconds : anchor.startSeconds;

/** Margin around a face, as a share of its size: hair and shoulders help to recognise a person. */
const MARGIN = 0.45;
const WIDTH_PIXELS = 320;

/** The picture of a face, cut out of the recording. */
export function pictureOf({ meeting, anchor, box }: Sighting): string | undefined {
  if (!box || !("seconds" in anchor)) return undefined;
  const query = new URLSearchParams({
    seconds: String(anchor.seconds),
    width: String(WIDTH_PIXELS),
    x: String(box.x - box.width * MARGIN),
    y: String(box.y - box.height * MARGIN),
    boxWidth: String(box.width * (1 + 2 * MARGIN)),
    boxHeight: String(box.height * (1 + 2 * MARGIN)),
  });
  return `/api/meetings/${meeting}/frame?${query}`;
}
