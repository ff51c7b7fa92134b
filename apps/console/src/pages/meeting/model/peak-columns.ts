/** Bytes per second that the server makes. */
export const PEAKS_PER_SECOND = 20;

/** Peaks at halving resolutions: level n holds the loudest of 2^n bytes. Drawing any zoom reads a few per pixel. */
export function peakLevels(peaks: Uint8Array): Uint8Array[] {
  const levels = [peaks];
  for (let last = peaks; last.length > 512; ) {
    const next = new Uint8Array(Math.ceil(last.length / 2));
    for (let at = 0; at < next.length; at++) next[at] = Math.max(last[2 * at] ?? 0, last[2 * at + 1] ?? 0);
    levels.push(next);
    last = next;
  }
  return levels;
}

/**
 * The loudness of every column of pixels, 0…255.
 * @param secondsPerColumn how much time a column covers
 */
export function peakColumns(
  levels: readonly Uint8Array[],
  startSeconds: number,
  secondsPerColumn: number,
  columns: number,
): Uint8Array {
  const perColumn = secondsPerColumn * PEAKS_PER_SECOND;
  const depth = Math.min(levels.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, perColumn)))));
  const level = levels[depth] ?? new Uint8Array();
  const scale = PEAKS_PER_SECOND / 2 ** depth;
  const result = new Uint8Array(columns);
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((startSeconds + column * secondsPerColumn) * scale);
    const to = Math.max(from + 1, Math.floor((startSeconds + (column + 1) * secondsPerColumn) * scale));
    let loudest = 0;
    for (let at = Math.max(0, from); at < Math.min(to, level.length); at++)
      loudest = Math.max(loudest, level[at] ?? 0);
    result[column] = loudest;
  }
  return result;
}
