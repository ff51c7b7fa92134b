/** A share with the interval in which the true one lies with the stated confidence. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
  /** Null of no trials. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

/** The Wilson score interval (Wilson 1927); `z` 1.96 is 95% confidence. Right for small counts and for 0 and 1. */
export function wilson(successes: number, trials: number, z = 1.959964): Proportion {
  if (trials === 0) return { successes, trials, share: null, low: 0, high: 1 };
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return {
    successes,
    trials,
    share,
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
