import { box, defineTask, image, points } from "@hapju/spec";
import { z } from "zod";

/** The 68 points of the iBUG 300-W scheme for each face of one image, in the order of `boxes`. */
export const faceLandmarks = defineTask({
  name: "face-landmarks",
  description: "Image and face boxes → 68 points per face",
  input: z.object({ image, boxes: z.array(box) }),
  output: z.object({ faces: z.array(z.object({ points })) }),
  items: ({ boxes }) => boxes.length,
});
