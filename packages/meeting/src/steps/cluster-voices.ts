import { clusterVoices as cluster, type Voices } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { RunCalibrations } from "../calibrations.ts";
import type { Speech } from "./find-speech.ts";

/** Joins the speech of all chunks and finds the voices in it. */
export const clusterVoices = defineStep({
  name: "cluster-voices",
  version: 9,
  sealed: true,
  run(input: { speech: readonly Speech[]; calibrations: RunCalibrations }): Promise<Voices> {
    return Promise.resolve(cluster(input.speech, input.calibrations.voice?.model));
  },
});
