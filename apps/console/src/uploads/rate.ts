const WINDOW_MS = 5000;

/** Measures the rate of the last few seconds from totals, in bytes per second; undefined until half a second has passed. */
export function rateMeter(now: () => number = () => performance.now()) {
  const samples: { readonly at: number; readonly total: number }[] = [];
  return (total: number): number | undefined => {
    const at = now();
    samples.push({ at, total });
    while (samples.length > 2 && at - (samples[0]?.at ?? at) > WINDOW_MS) samples.shift();
    const { at: from, total: before } = samples[0] ?? { at, total };
    return at - from < 500 ? undefined : ((total - before) * 1000) / (at - from);
  };
}
