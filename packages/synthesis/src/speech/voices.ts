/** A Flite voice, and how its pitch and speed are changed. */
export interface FliteVoice {
  /** The voice in Flite. */
  readonly flite: "slt" | "rms" | "awb" | "kal16";
  /** 1 is the original voice; 1.1 sounds a tenth higher at the same speed. */
  readonly tone: number;
  /** 1 is as fast as Flite speaks. */
  readonly pace: number;
}

/** Names of the voices a script may use. */
export const voiceNames = ["rms", "slt", "awb", "kal", "slt-high", "rms-low", "kal-high", "slt-low"] as const;
/** See {@link voiceNames}. */
export type VoiceName = (typeof voiceNames)[number];

/** Eight voices that differ in speaker, pitch or both; most intelligible first (docs/measurements/synthesis.md). */
export const voices: Readonly<Record<VoiceName, FliteVoice>> = {
  rms: { flite: "rms", tone: 1, pace: 1 },
  slt: { flite: "slt", tone: 1, pace: 0.94 },
  awb: { flite: "awb", tone: 1, pace: 0.95 },
  kal: { flite: "kal16", tone: 1, pace: 1 },
  "slt-high": { flite: "slt", tone: 1.16, pace: 0.98 },
  "rms-low": { flite: "rms", tone: 0.86, pace: 1.04 },
  "kal-high": { flite: "kal16", tone: 1.22, pace: 0.95 },
  "slt-low": { flite: "slt", tone: 0.86, pace: 0.96 },
};
