import { STEP_SECONDS } from "../observations/speech.ts";

/** A segment in steps of {@link STEP_SECONDS}: `from` inclusive, `to` exclusive. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Seconds as the nearest number of whole steps. */
export const stepsOf = (seconds: number): number => Math.round(seconds / STEP_SECONDS);
