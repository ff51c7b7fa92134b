import { clusterVoices as cluster, type Voices } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { RunCalibrations } from "../calibrations.ts";
import type { Speech } from "./find-speech.ts";

/** Joins the speech of all chunks and finds the voices in it. */
export const clusterVoices = defineStep({
  name: "cluster-voices",
  version: 5,
  sealed: true,
  run(input: { speech: readonly Speech[]; calibrations: RunCalibrations }): Promise<Voices> {
    const { voice, statistics } = input.calibrations;
    const models = [voice, statistics].flatMap((one) => one?.model ?? []);
    const options = { evidence: models.join(", "), calibrations: input.calibrations };
    return Promise.resolve(cluster(input.speech, options));
  },
});
