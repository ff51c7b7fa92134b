import { defineModel, type Model } from "@hapju/spec";
import { voiceStatistics } from "./contract.ts";

/** The models of voice-statistics, best first: the default route. */
export const voiceStatisticsModels: readonly Model[] = [
  defineModel({
    id: "voice-statistics",
    version: "1",
    task: voiceStatistics.name,
    runtime: "javascript",
    adapter: new URL("./voice-statistics.ts", import.meta.url).href,
    files: [],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 20,
    card: "Mean and spread of the mel cepstrum with the pitch, our own, 39 numbers, no training. Tells voices apart within one recording made near the mouth, and never names anybody. Measured, equal error rate of 1.5 s windows of one recording: read sentences of 4 people 7%, a dialogue of 2 people 1%; telephone 36%, far-field AMI 53%, which is chance; where a recording does not tell voices apart, it says so.",
    calibration: {
      measure: "distance",
      midpoint: 11,
      slope: -0.5,
      limit: 1.5,
      withinRecording: {
        neighbours: 6.4,
        apart: 0.4,
      },
    },
  }),
];
