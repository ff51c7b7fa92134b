/** Fourier transform of real numbers, radix 2. `size`: a power of two. */
export class Spectrum {
  readonly #size: number;
  readonly #order: Uint16Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #real: Float64Array;
  readonly #imaginary: Float64Array;

  constructor(size: number) {
    this.#size = size;
    const bits = Math.log2(size);
    this.#order = Uint16Array.from({ length: size }, (_, i) => {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
      return reversed;
    });
    this.#cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
    this.#real = new Float64Array(size);
    this.#imaginary = new Float64Array(size);
  }

  /** Power at each of `size` frequencies; the second half mirrors the first. Shorter input is padded with zeros. */
  power(input: ArrayLike<number>): Float64Array {
    this.#transform(input);
    return this.#real.map((real, i) => {
      const imaginary = this.#imaginary[i] ?? 0;
      return real * real + imaginary * imaginary;
    });
  }

  /** Correlation of the input with itself shifted by 0…`size` − 1 steps; 1 without a shift. */
  autocorrelation(input: ArrayLike<number>): Float64Array {
    this.#transform(this.power(input));
    const [whole] = this.#real;
    const scale = whole || 1;
    return this.#real.map((value) => value / scale);
  }

  #transform(input: ArrayLike<number>): void {
    const [real, imaginary] = [this.#real, this.#imaginary];
    for (let i = 0; i < this.#size; i++) real[i] = input[this.#order[i] ?? 0] ?? 0;
    imaginary.fill(0);
    for (let half = 1; half < this.#size; half *= 2) {
      const stride = this.#size / (2 * half);
      for (let start = 0; start < this.#size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const [cos, sin] = [this.#cos[k * stride] ?? 0, this.#sin[k * stride] ?? 0];
          const [aReal, aImaginary] = [real[a] ?? 0, imaginary[a] ?? 0];
          const [bReal, bImaginary] = [real[b] ?? 0, imaginary[b] ?? 0];
          const re = bReal * cos - bImaginary * sin;
          const im = bReal * sin + bImaginary * cos;
          real[b] = aReal - re;
          imaginary[b] = aImaginary - im;
          real[a] = aReal + re;
          imaginary[a] = aImaginary + im;
        }
      }
    }
  }
}
