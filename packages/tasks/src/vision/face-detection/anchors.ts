/** Scale of each level's anchors as a fraction of 512 pixels; one past the end for the in-between scale. */
const SCALES = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1];
const REFERENCE_SIZE = 512;
/** Input pixels per cell of the first level; each level doubles it. */
const FIRST_STRIDE = 16;

/** [height, width] of a level's anchors in pixels, in the network's order. */
function anchorSizes(level: number): [number, number][] {
  const [scale = 1, next = 1] = SCALES.slice(level);
  const between = Math.sqrt(scale * next);
  const shapes: [scale: number, aspect: number][] =
    level === 0
      ? [
          [0.1, 1],
          [scale, 2],
          [scale, 0.5],
        ]
      : [
          [scale, 1],
          [between, 1],
          [scale, 2],
          [scale, 0.5],
          [scale, 3],
          [scale, 0.3333],
        ];
  return shapes.map(([size, aspect]) => [
    (size / Math.sqrt(aspect)) * REFERENCE_SIZE,
    size * Math.sqrt(aspect) * REFERENCE_SIZE,
  ]);
}

/**
 * The anchors of the SSD detector for an input of any size: centre y, centre x, height, width in input
 * pixels, four numbers each. A regular grid, so the stored table of 512 × 512 is not needed
 * (sizes: TensorFlow object detection's `ssd_anchor_generator`, 0.2…0.95 over six levels).
 */
export function anchorGrid(height: number, width: number): Float64Array {
  const anchors: number[] = [];
  let rows = Math.ceil(height / FIRST_STRIDE);
  let columns = Math.ceil(width / FIRST_STRIDE);
  for (let level = 0; level < SCALES.length - 1; level++) {
    const stride = FIRST_STRIDE * 2 ** level;
    const sizes = anchorSizes(level);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        for (const size of sizes) anchors.push((y + 0.5) * stride, (x + 0.5) * stride, ...size);
      }
    }
    // Each level halves the last with SAME padding, which rounds up.
    rows = Math.ceil(rows / 2);
    columns = Math.ceil(columns / 2);
  }
  return Float64Array.from(anchors);
}
