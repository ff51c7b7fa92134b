import { defineStep } from "@hapju/engine";
import type { Chunk, Recording } from "../recording.ts";

/**
 * Length of a chunk in seconds. The grid is fixed, the same for a file and a live recording, so that both
 * end with the same artifacts.
 */
export const CHUNK_SECONDS = 30;

/** Cuts a recording into chunks. */
export const cutRecording = defineStep({
  name: "cut-recording",
  version: 1,
  params: { chunkSeconds: CHUNK_SECONDS },
  run({ recording }: { recording: Recording }): Promise<Chunk[]> {
    const count = Math.max(1, Math.ceil(recording.durationSeconds / CHUNK_SECONDS));
    return Promise.resolve(
      Array.from({ length: count }, (_, index) => ({
        index,
        startSeconds: index * CHUNK_SECONDS,
        endSeconds: Math.min((index + 1) * CHUNK_SECONDS, recording.durationSeconds),
        recording,
      })),
    );
  },
});
