import { clusterVoices as cluster, type Voices } from "@hapju/attribution";
import { defineStep } from "@hapju/engine";
import type { RunCalibrations } from "../calibrations.ts";
import type { Speech } from "./find-speech.ts";

/** Joins the speech of all chunks and finds the voices in it, where a speaker model is present. */
export const clusterVoices = defineStep({
  name: "cluster-voices",
  version: 3,
  sealed: true,
  run(input: { speech: readonly Speech[]; calibrations: RunCalibrations }): Promise<Voices> {
    const { voice } = input.calibrations;
    const options = voice ? { evidence: voice.model, calibration: voice } : {};
    return Promise.resolve(cluster(input.speech, options));
  },
});
