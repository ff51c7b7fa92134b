/** Samples a second of all sound that models hear. */
export const SAMPLE_RATE = 16_000;
