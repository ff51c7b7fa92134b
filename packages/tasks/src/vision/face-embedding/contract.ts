import { defineTask, embedding, image } from "@hapju/spec";
import { z } from "zod";
import { detectedFace } from "../face-detection/contract.ts";

/** One embedding per face of one image, in the order of `faces`. The model aligns the faces itself. */
export const faceEmbedding = defineTask({
  name: "face-embedding",
  description: "Image and faces → one embedding per face",
  input: z.object({ image, faces: z.array(detectedFace.pick({ box: true, points: true })) }),
  output: z.object({ embeddings: z.array(embedding) }),
  items: ({ faces }) => faces.length,
  oneModelPerRun: true,
});
