import type { Box } from "@hapju/contract";

/** The address of the recording. */
export const mediaUrl = (meeting: string) => `/api/meetings/${encodeURIComponent(meeting)}/media`;

/** The address of the minutes in an export format. @param format id of the format */
export const fileUrl = (meeting: string, format: string) =>
  `/api/meetings/${encodeURIComponent(meeting)}/files/${format}`;

/** The picture at a time; with a box, the face in it with a margin around. */
export function frameUrl(meeting: string, seconds: number, width: number, box?: Box): string {
  const query = new URLSearchParams({ seconds: String(seconds), width: String(width) });
  if (box) {
    const { x, y, width: boxWidth, height: boxHeight } = withMargin(box);
    for (const [name, value] of Object.entries({ x, y, boxWidth, boxHeight }))
      query.set(name, value.toFixed(4));
  }
  return `/api/meetings/${encodeURIComponent(meeting)}/frame?${query}`;
}

const MARGIN = 0.35;
const withMargin = ({ x, y, width, height }: Box): Box => ({
  x: x - width * MARGIN,
  y: y - height * MARGIN,
  width: width * (1 + 2 * MARGIN),
  height: height * (1 + 2 * MARGIN),
});
