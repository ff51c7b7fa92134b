/** Mean over a centred window of `width` values; fewer at the ends. */
export function smooth(values: ArrayLike<number>, width: number): Float64Array {
  const before = Math.floor(width / 2);
  return Float64Array.from({ length: values.length }, (_, i) => {
    const start = Math.max(0, i - before);
    const end = Math.min(values.length, i - before + width);
    let sum = 0;
    for (let j = start; j < end; j++) sum += values[j] ?? 0;
    return sum / (end - start);
  });
}

/** Correlation of two series around each value, −1…1, over `reach` values on each side; 0 where one is constant. */
export function runningCorrelation(a: ArrayLike<number>, b: ArrayLike<number>, reach: number): Float64Array {
  return Float64Array.from({ length: a.length }, (_, i) => {
    const start = Math.max(0, i - reach);
    const end = Math.min(a.length, i + reach + 1);
    const count = end - start;
    let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
    for (let j = start; j < end; j++) {
      const [valueA, valueB] = [a[j] ?? 0, b[j] ?? 0];
      sumA += valueA;
      sumB += valueB;
      squareA += valueA ** 2;
      squareB += valueB ** 2;
      product += valueA * valueB;
    }
    const spread = (squareA - sumA ** 2 / count) * (squareB - sumB ** 2 / count);
    return spread > 1e-9 ? (product - (sumA * sumB) / count) / Math.sqrt(spread) : 0;
  });
}
