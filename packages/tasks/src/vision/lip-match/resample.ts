/** Frames (`size` values each) at another rate: blended from the two nearest. */
export function resampleFrames(frames: Uint8Array, size: number, from: number, to: number): Uint8Array {
  if (from === to) return frames;
  const known = frames.length / size;
  const count = Math.round((known * to) / from);
  const out = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const position = Math.min(known - 1, (i * from) / to);
    const before = Math.floor(position);
    const share = position - before;
    const after = Math.min(known - 1, before + 1);
    for (let j = 0; j < size; j++) {
      const [a, b] = [frames[before * size + j] ?? 0, frames[after * size + j] ?? 0];
      out[i * size + j] = a * (1 - share) + b * share + 0.5;
    }
  }
  return out;
}

/** Values at another rate: the mean of those nearest to each. */
export function resampleScores(scores: Float32Array, count: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, (_, i) => {
    const start = Math.min(scores.length - 1, Math.floor((i * scores.length) / count));
    const end = Math.max(start + 1, Math.floor(((i + 1) * scores.length) / count));
    const part = scores.subarray(start, end);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
