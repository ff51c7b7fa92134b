/** A picture of one plane or of interleaved channels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * How a stored picture is turned and mirrored to be shown: the stored right (`a`, `b`) and the stored
 * down (`c`, `d`) as steps in the shown picture, each −1, 0 or 1.
 */
export interface Orientation {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** A picture that is stored as it is shown. */
export const UPRIGHT: Orientation = { a: 1, b: 0, c: 0, d: 1 };

/** Reads FFmpeg's display matrix: nine 32-bit fixed-point numbers. Slanted matrices go to the nearest quarter turn. */
export function orientationOf(matrix: Buffer | null | undefined): Orientation {
  if (!matrix || matrix.length < 36) return UPRIGHT;
  const [a, b, c, d] = [0, 1, 3, 4].map((index) => matrix.readInt32LE(index * 4)) as [
    number,
    number,
    number,
    number,
  ];
  const turned = Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
  const sign = (value: number) => (value < 0 ? -1 : 1);
  return turned ? { a: 0, b: sign(b), c: sign(c), d: 0 } : { a: sign(a), b: 0, c: 0, d: sign(d) };
}

/** Whether width and height change places. */
export const isTurned = ({ a }: Orientation): boolean => a === 0;

/** Clockwise turn that shows the picture upright, a mirroring left aside. */
export function degreesOf({ a, b, c, d }: Orientation): number {
  const mirrored = a * d - b * c < 0;
  const degrees = Math.round((Math.atan2(mirrored ? -c : b, mirrored ? d : a) * 180) / Math.PI);
  return (degrees + 360) % 360;
}

/** Turns a picture to how it is shown. */
export function orient<P extends Pixels>(picture: P, orientation: Orientation, channels: number): P {
  const { a, b, c, d } = orientation;
  if (a === 1 && d === 1) return picture;
  const { width, height, data } = picture;
  const shownWidth = isTurned(orientation) ? height : width;
  const shownHeight = isTurned(orientation) ? width : height;
  // The inverse of a turn is its transpose: where a shown pixel comes from.
  const x0 = a + b < 0 ? width - 1 : 0;
  const y0 = c + d < 0 ? height - 1 : 0;
  const stepX = (a + c * width) * channels;
  const stepY = (b + d * width) * channels;
  const shown = new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < shownHeight; y += 1) {
    let from = (y0 * width + x0) * channels + y * stepY;
    for (let x = 0; x < shownWidth; x += 1, from += stepX) {
      for (let channel = 0; channel < channels; channel += 1) shown[to++] = data[from + channel] ?? 0;
    }
  }
  return { ...picture, width: shownWidth, height: shownHeight, data: shown };
}
