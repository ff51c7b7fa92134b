import type { Canvas } from "@napi-rs/canvas";

/** A picture of RGB pixels, row by row. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** An RGBA picture to lay over another. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** The pixels of a canvas. */
export function spriteOf(canvas: Canvas): Sprite {
  const { width, height } = canvas;
  return { width, height, pixels: canvas.getContext("2d").getImageData(0, 0, width, height).data };
}

/** The picture on a canvas; its opacity is ignored. */
export function rgbPictureOf(canvas: Canvas): RgbPicture {
  const { width, height, pixels } = spriteOf(canvas);
  const picture = { width, height, data: new Uint8Array(width * height * 3) };
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let part = 0; part < 3; part++) picture.data[pixel * 3 + part] = pixels[pixel * 4 + part] ?? 0;
  return picture;
}

/**
 * Lays a sprite over a picture with its top left corner at (left, top); what is outside is clipped. Done
 * here because going through a canvas costs ten times as much for each frame.
 */
export function overlay(picture: RgbPicture, sprite: Sprite, left: number, top: number): void {
  const { data } = picture;
  const { pixels } = sprite;
  const firstRow = Math.max(0, -top);
  const lastRow = Math.min(sprite.height, picture.height - top);
  const firstColumn = Math.max(0, -left);
  const lastColumn = Math.min(sprite.width, picture.width - left);
  for (let row = firstRow; row < lastRow; row++) {
    let from = (row * sprite.width + firstColumn) * 4;
    let to = ((top + row) * picture.width + left + firstColumn) * 3;
    for (let column = firstColumn; column < lastColumn; column++, from += 4, to += 3) {
      const opacity = pixels[from + 3] ?? 0;
      if (opacity === 0) continue;
      if (opacity === 255) {
        data[to] = pixels[from] ?? 0;
        data[to + 1] = pixels[from + 1] ?? 0;
        data[to + 2] = pixels[from + 2] ?? 0;
        continue;
      }
      const share = opacity / 255;
      data[to] = (data[to] ?? 0) + ((pixels[from] ?? 0) - (data[to] ?? 0)) * share;
      data[to + 1] = (data[to + 1] ?? 0) + ((pixels[from + 1] ?? 0) - (data[to + 1] ?? 0)) * share;
      data[to + 2] = (data[to + 2] ?? 0) + ((pixels[from + 2] ?? 0) - (data[to + 2] ?? 0)) * share;
    }
  }
}
