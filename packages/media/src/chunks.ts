/** A segment of a recording. It owns what starts in `[startSeconds, endSeconds)` and may read its margins. */
export interface ChunkRange {
  readonly index: number;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where the chunk may be read from, margin included. */
  readonly readFromSeconds: number;
  /** Where the chunk may be read to, margin included. */
  readonly readToSeconds: number;
}

/** Options of {@link chunks}. */
export interface ChunkOptions {
  readonly chunkSeconds: number;
  /** Default 0. */
  readonly marginBeforeSeconds?: number;
  /** Default 0. */
  readonly marginAfterSeconds?: number;
}

/**
 * Cuts a recording on the fixed grid `index * chunkSeconds`. The grid does not depend on the length, so a
 * live recording, cut as it arrives, ends with the chunks of the file.
 *
 * @example
 * chunks(65, { chunkSeconds: 30 }); // 0…30, 30…60, 60…65
 */
export function chunks(durationSeconds: number, options: ChunkOptions): ChunkRange[] {
  const { chunkSeconds, marginBeforeSeconds = 0, marginAfterSeconds = 0 } = options;
  const count = Math.ceil(durationSeconds / chunkSeconds);
  return Array.from({ length: count }, (_, index) => {
    const startSeconds = index * chunkSeconds;
    const endSeconds = Math.min(durationSeconds, (index + 1) * chunkSeconds);
    return {
      index,
      startSeconds,
      endSeconds,
      readFromSeconds: Math.max(0, startSeconds - marginBeforeSeconds),
      readToSeconds: Math.min(durationSeconds, endSeconds + marginAfterSeconds),
    };
  });
}
