/** Bars that hold a picture's number, one bit each: up to 4095. */
const BARS = 12;

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A picture that says which one it is and which way is up: a red and a blue field on top, left and right,
 * and its number in black and white bars below.
 */
export function numberedPicture(number: number, width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bit = (number >> Math.floor((x * BARS) / width)) & 1;
      const top = y < height / 4;
      const colour = top
        ? x < width / 2
          ? [220, 20, 20]
          : [20, 20, 220]
        : [bit * 255, bit * 255, bit * 255];
      data.set(colour, (y * width + x) * 3);
    }
  }
  return { width, height, data };
}

/** The number drawn into a picture of any size. */
export function numberOf({ width, height, data }: Picture): number {
  let number = 0;
  for (let bar = 0; bar < BARS; bar += 1) {
    const x = Math.floor(((bar + 0.5) * width) / BARS);
    const y = Math.floor(height * 0.65);
    if (data[(y * width + x) * 3 + 1]! > 127) number |= 1 << bar;
  }
  return number;
}

/** Whether a picture is the right way round: red on the upper left, blue on the upper right. */
export function isUpright({ width, height, data }: Picture): boolean {
  const at = (share: number) => (Math.floor(height / 8) * width + Math.floor(width * share)) * 3;
  const [left, right] = [at(0.25), at(0.75)];
  return data[left]! > 150 && data[left + 2]! < 90 && data[right]! < 90 && data[right + 2]! > 150;
}
