/** The points of the iBUG 300-W scheme that eyes, nose and the corners of the mouth are means of. */
const MEANS = [
  [36, 41],
  [42, 47],
  [30, 30],
  [48, 48],
  [54, 54],
] as const;

/** Right eye, left eye, nose, right and left mouth corner of the 68 points of a face; x and y interleaved. */
export const fivePoints = (points: Float32Array): Float32Array =>
  Float32Array.from(
    MEANS.flatMap(([from, to]) => {
      const own = points.subarray(2 * from, 2 * to + 2);
      const mean = (axis: number) =>
        own.reduce((sum, value, i) => sum + (i % 2 === axis ? value : 0), 0) / (own.length / 2);
      return [mean(0), mean(1)];
    }),
  );
