/** Cosines and sines of the size used last: sounds are compared with one size. */
let table = { cosines: new Float64Array(), sines: new Float64Array() };

function tableOf(size: number): typeof table {
  if (table.cosines.length === size / 2) return table;
  const angles = Float64Array.from({ length: size / 2 }, (_, k) => (2 * Math.PI * k) / size);
  table = { cosines: angles.map(Math.cos), sines: angles.map((angle) => -Math.sin(angle)) };
  return table;
}

/**
 * Fourier transform in place, radix 2 (Cooley and Tukey, 1965).
 *
 * @param real real parts; their number is a power of two
 * @param imaginary imaginary parts, as many
 */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, mirrored = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; mirrored & bit; bit >>= 1) mirrored ^= bit;
    mirrored ^= bit;
    if (index < mirrored) {
      swap(real, index, mirrored);
      swap(imaginary, index, mirrored);
    }
  }
  const { cosines, sines } = tableOf(size);
  // Plain assignments: this is where the time is spent.
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k += 1) {
        const a = start + k;
        const b = a + half;
        const cosine = cosines[k * stride] as number;
        const sine = sines[k * stride] as number;
        const x = (real[b] as number) * cosine - (imaginary[b] as number) * sine;
        const y = (real[b] as number) * sine + (imaginary[b] as number) * cosine;
        const p = real[a] as number;
        const q = imaginary[a] as number;
        real[a] = p + x;
        imaginary[a] = q + y;
        real[b] = p - x;
        imaginary[b] = q - y;
      }
    }
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const value = values[a] ?? 0;
  values[a] = values[b] ?? 0;
  values[b] = value;
}
