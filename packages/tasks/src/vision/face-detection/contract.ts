import { box, defineTask, image, points } from "@hapju/spec";
import { z } from "zod";

/** A face as a detector reports it. */
export const detectedFace = z.object({
  box,
  confidence: z.number().min(0).max(1),
  /** Right eye, left eye, nose, right and left mouth corner (the person's right), where the model gives them. */
  points: points.exactOptional(),
});

/** Finds faces in one image, surest first. */
export const faceDetection = defineTask({
  name: "face-detection",
  description: "Image → boxes of faces",
  input: z.object({ image }),
  output: z.object({ faces: z.array(detectedFace) }),
});

/** See {@link detectedFace}. */
export type DetectedFace = z.infer<typeof detectedFace>;
