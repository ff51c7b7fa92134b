const DIAGONAL = 0;
const DOWN = 1;
const RIGHT = 2;

/**
 * Dynamic time warping: the cheapest way from the first row and column to the last, a step down, right or both at a time.
 *
 * @param costs [rows × columns]
 * @returns the first column of each row on the way
 */
export function warp(costs: Float32Array, rows: number, columns: number): number[] {
  const width = columns + 1;
  const least = new Float32Array((rows + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Uint8Array((rows + 1) * width);
  least[0] = 0;
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++) {
      const at = row * width + column;
      const diagonal = least[at - width - 1] ?? 0;
      const down = least[at - width] ?? 0;
      const right = least[at - 1] ?? 0;
      const step =
        diagonal < down && diagonal < right ? DIAGONAL : down < diagonal && down < right ? DOWN : RIGHT;
      const cost = costs[(row - 1) * columns + column - 1] ?? 0;
      least[at] = cost + (step === DIAGONAL ? diagonal : step === DOWN ? down : right);
      steps[at] = step;
    }
  const first = new Array<number>(rows).fill(0);
  let row = rows;
  let column = columns;
  while (row > 0 && column > 0) {
    first[row - 1] = column - 1;
    const step = steps[row * width + column];
    if (step !== RIGHT) row--;
    if (step !== DOWN) column--;
  }
  return first;
}
