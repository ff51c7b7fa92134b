/** A tone of 1 kHz for 10 ms in the middle of every second, at `offset` in it. */
export const clicks =
  (offset = 0.5) =>
  (seconds: number): number => {
    const within = (((seconds - offset) % 1) + 1) % 1;
    return within < 0.01 ? 0.8 * Math.sin(2 * Math.PI * 1000 * within) : 0;
  };

/** When the clicks of a sound at 16,000 Hz begin, in seconds. */
export function clickTimes(samples: Float32Array): number[] {
  const times: number[] = [];
  for (const [index, sample] of samples.entries())
    if (Math.abs(sample) > 0.3 && index / 16_000 - (times.at(-1) ?? -1) > 0.3) times.push(index / 16_000);
  return times;
}

/**
 * A sound that is like speech to an instrument: harmonics of a tone that wanders, rising and falling four times a
 * second, from `from` to `to`. Different seeds have nothing in common. (No noise: encoders replace it by other noise.)
 */
export const babble =
  (seed: number, { level = 0.3, from = 0, to = Number.POSITIVE_INFINITY } = {}) =>
  (seconds: number): number => {
    if (seconds < from || seconds >= to) return 0;
    const pitch = 90 + 31 * seed;
    const wander = (pitch * Math.cos(2 * Math.PI * 0.7 * seconds + seed)) / 50;
    const phase = 2 * Math.PI * (pitch * seconds - wander);
    let sum = 0;
    for (let harmonic = 1; harmonic <= 8; harmonic += 1)
      sum += Math.sin(harmonic * phase + seed * harmonic * harmonic) / harmonic;
    return (level / 2) * sum * Math.max(0, Math.sin(2 * Math.PI * 2 * (seconds + seed / 7))) ** 2;
  };
