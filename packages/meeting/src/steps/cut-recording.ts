import { SPEECH_MARGIN_SECONDS } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import { chunks } from "@hapju/media";
import type { Chunk, Recording } from "../recording.ts";

const GRID = {
  chunkSeconds: 30,
  marginBeforeSeconds: SPEECH_MARGIN_SECONDS,
  marginAfterSeconds: SPEECH_MARGIN_SECONDS,
};

/** Cuts a recording into chunks of 30 s, with margins. */
export const cutRecording = defineStep({
  name: "cut-recording",
  version: 1,
  params: GRID,
  run({ recording }: { recording: Recording }): Promise<Chunk[]> {
    return Promise.resolve(chunks(recording.durationSeconds, GRID).map((range) => ({ ...range, recording })));
  },
});
