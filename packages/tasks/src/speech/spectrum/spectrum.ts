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
    return this.#real.map((value, i) => value * value + this.#imaginary[i]! * this.#imaginary[i]!);
  }

  /** How alike the input is to itself moved by 0…`size` − 1 steps; 1 where it is not moved. */
  autocorrelation(input: ArrayLike<number>): Float64Array {
    this.#transform(this.power(input));
    const whole = this.#real[0]! || 1;
    return this.#real.map((value) => value / whole);
  }

  #transform(input: ArrayLike<number>): void {
    const [real, imaginary] = [this.#real, this.#imaginary];
    for (let i = 0; i < this.#size; i++) real[i] = input[this.#order[i]!] ?? 0;
    imaginary.fill(0);
    for (let half = 1; half < this.#size; half *= 2) {
      const stride = this.#size / (2 * half);
      for (let start = 0; start < this.#size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [a, b] = [start + k, start + k + half];
          const [cos, sin] = [this.#cos[k * stride]!, this.#sin[k * stride]!];
          const re = real[b]! * cos - imaginary[b]! * sin;
          const im = real[b]! * sin + imaginary[b]! * cos;
          real[b] = real[a]! - re;
          imaginary[b] = imaginary[a]! - im;
          real[a]! += re;
          imaginary[a]! += im;
        }
      }
    }
  }
}
