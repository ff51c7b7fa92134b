/** A Flite voice, and how much its pitch (with the length of its throat) is raised. */
export interface Voice {
  /** The voice in Flite. */
  readonly flite: "slt" | "rms" | "awb" | "kal16";
  /** 1 is the voice as it is; 1.1 sounds a tenth higher at the same speed. */
  readonly tone: number;
  /** 1 is as fast as Flite speaks. */
  readonly pace: number;
}

export const voiceNames = ["rms", "slt", "awb", "kal", "slt-high", "rms-low", "kal-high", "slt-low"] as const;
export type VoiceName = (typeof voiceNames)[number];

/** Eight voices that differ in speaker, pitch or both; best understood first (docs/measurements/synthesis.md). */
export const voices: Readonly<Record<VoiceName, Voice>> = {
  rms: { flite: "rms", tone: 1, pace: 1 },
  slt: { flite: "slt", tone: 1, pace: 0.94 },
  awb: { flite: "awb", tone: 1, pace: 0.95 },
  kal: { flite: "kal16", tone: 1, pace: 1 },
  "slt-high": { flite: "slt", tone: 1.16, pace: 0.98 },
  "rms-low": { flite: "rms", tone: 0.86, pace: 1.04 },
  "kal-high": { flite: "kal16", tone: 1.22, pace: 0.95 },
  "slt-low": { flite: "slt", tone: 0.86, pace: 0.96 },
};
