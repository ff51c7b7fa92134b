import { followFaces as follow, type Track } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { RunCalibrations } from "../calibrations.ts";
import type { Faces } from "./find-faces.ts";

/** Joins the tracklets of all chunks into tracks, one face each. */
export const followFaces = defineStep({
  name: "follow-faces",
  version: 2,
  sealed: true,
  run(input: { faces: readonly Faces[]; calibrations: RunCalibrations }): Promise<Track[]> {
    const { face } = input.calibrations;
    const tracklets = input.faces.map((chunk) => chunk.tracklets);
    return Promise.resolve(follow(tracklets, face ? { calibration: face } : {}));
  },
});
