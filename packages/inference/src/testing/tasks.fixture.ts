import { box, defineTask, embedding, floats, image, samples } from "@hapju/spec";
import { z } from "zod";

/** Tasks of the tests of this package, which knows none of its own. */
export const voiceActivity = defineTask({
  name: "voice-activity",
  description: "Audio → probability of speech per window",
  input: z.object({ samples }),
  output: z.object({ windowSeconds: z.number().positive(), probabilities: floats }),
});

export const speakerEmbedding = defineTask({
  name: "speaker-embedding",
  description: "Audio of one speaker → an embedding of the voice",
  input: z.object({ samples }),
  output: z.object({ embedding }),
  oneModelPerRun: true,
});

export const speechRecognition = defineTask({
  name: "speech-recognition",
  description: "Audio → its text",
  input: z.object({ samples, language: z.string() }),
  output: z.object({ text: z.string() }),
});

export const faceDetection = defineTask({
  name: "face-detection",
  description: "Image → boxes of faces",
  input: z.object({ image }),
  output: z.object({ faces: z.array(z.object({ box })) }),
});

export const tasks = [voiceActivity, speakerEmbedding, speechRecognition, faceDetection];
