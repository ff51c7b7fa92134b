import type { Cutting, Cuttings, Part } from "@hapju/media";
import type { Box, Image } from "@hapju/spec";
import type { DetectedFace } from "@hapju/tasks";
import { defined } from "../defined.ts";

/** Margin kept around a face, as a share of its size on each side: alignment may rotate it into view. */
const MARGIN = 0.4;

/** A face cut out of a frame with a margin; `face` is in fractions of the cut picture. */
export interface FaceCrop {
  readonly cutting: Cutting;
  readonly face: Pick<DetectedFace, "box" | "points">;
}

/** Cuts faces out of a frame. */
export async function cutFaces(
  cuttings: Cuttings,
  frame: Image,
  faces: readonly Pick<DetectedFace, "box" | "points">[],
): Promise<FaceCrop[]> {
  const cuts = faces.map((face) => cutOf(frame, face));
  const cut = await cuttings.cut(
    frame,
    cuts.map(({ part }) => part),
  );
  return cuts.map(({ face }, index) => ({ cutting: defined(cut[index], "A cut face"), face }));
}

/** The part of a frame that holds a face with its margin, and where the face is in it. */
function cutOf(
  frame: Image,
  { box, points }: Pick<DetectedFace, "box" | "points">,
): { part: Part; face: FaceCrop["face"] } {
  const clampX = (value: number) => Math.min(frame.width, Math.max(0, Math.round(value)));
  const clampY = (value: number) => Math.min(frame.height, Math.max(0, Math.round(value)));
  const left = Math.min(frame.width - 1, clampX((box.x - MARGIN * box.width) * frame.width));
  const top = Math.min(frame.height - 1, clampY((box.y - MARGIN * box.height) * frame.height));
  const width = Math.max(1, clampX((box.x + (1 + MARGIN) * box.width) * frame.width) - left);
  const height = Math.max(1, clampY((box.y + (1 + MARGIN) * box.height) * frame.height) - top);
  const toX = (x: number) => (x * frame.width - left) / width;
  const toY = (y: number) => (y * frame.height - top) / height;
  const inside: Box = {
    x: toX(box.x),
    y: toY(box.y),
    width: (box.width * frame.width) / width,
    height: (box.height * frame.height) / height,
  };
  const moved = points?.map((value, index) => (index % 2 === 0 ? toX(value) : toY(value)));
  return {
    part: { left, top, width, height },
    face: { box: inside, ...(moved ? { points: moved } : {}) },
  };
}
