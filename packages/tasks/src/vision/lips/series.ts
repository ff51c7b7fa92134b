/** Mean over a centred window of `width` values; fewer at the ends. */
export function smooth(values: ArrayLike<number>, width: number): Float64Array {
  const before = Math.floor(width / 2);
  return Float64Array.from({ length: values.length }, (_, i) => {
    const start = Math.max(0, i - before);
    const end = Math.min(values.length, i - before + width);
    let sum = 0;
    for (let j = start; j < end; j++) sum += values[j]!;
    return sum / (end - start);
  });
}

/** How alike two series run around each place, −1…1, over `reach` values on each side; 0 where one is flat. */
export function runningCorrelation(a: ArrayLike<number>, b: ArrayLike<number>, reach: number): Float64Array {
  return Float64Array.from({ length: a.length }, (_, i) => {
    const start = Math.max(0, i - reach);
    const end = Math.min(a.length, i + reach + 1);
    const count = end - start;
    let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
    for (let j = start; j < end; j++) {
      sumA += a[j]!;
      sumB += b[j]!;
      squareA += a[j]! ** 2;
      squareB += b[j]! ** 2;
      product += a[j]! * b[j]!;
    }
    const spread = (squareA - sumA ** 2 / count) * (squareB - sumB ** 2 / count);
    return spread > 1e-9 ? (product - (sumA * sumB) / count) / Math.sqrt(spread) : 0;
  });
}
