import { defineTask, embedding, image } from "@hapju/spec";
import { z } from "zod";
import { detectedFace } from "../face-detection/contract.ts";

/** One embedding per face of one picture, in the order of `faces`. Alignment is the model's own affair. */
export const faceEmbedding = defineTask({
  name: "face-embedding",
  description: "Picture and faces → one embedding per face",
  input: z.object({ image, faces: z.array(detectedFace.pick({ box: true, points: true })) }),
  output: z.object({ embeddings: z.array(embedding) }),
  items: ({ faces }) => faces.length,
  oneModelPerRun: true,
});
