import type { Recording } from "../../recording.ts";

/** Name of the key that the biometric artifacts of a recording are encrypted under: destroying it erases all of them. */
export const sealKeyOf = ({ file }: Recording): string => `recording-${file.digest}`;
