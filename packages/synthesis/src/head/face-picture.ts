import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { valueAt } from "../defined.ts";
import type { Appearance } from "./appearance.ts";
import { type Eyes, paintEyes } from "./eyes.ts";
import { paintMouth } from "./mouth.ts";
import { toLinear } from "./numbers.ts";
import { Painter, pictureScaleX, pictureScaleY, pictureSide } from "./painter.ts";
import { paintSkin } from "./skin.ts";

/** A rectangle of the picture that changes by itself, and its pixels in each state seen so far. */
interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly states: Map<string, Float32Array>;
  shown: string;
}

/** Steps between a shut and a wide open mouth. */
export const mouthSteps = 10;

/**
 * The face as a picture of linear RGB that the renderer wraps around the head. Eyes and mouth do not overlap, so
 * each is painted once per state and copied in: a frame costs two small copies.
 */
export class FacePicture {
  readonly side: number;
  readonly pixels: Float32Array;
  readonly #appearance: Appearance;
  readonly #skin: Canvas;
  readonly #mouth: Region;
  readonly #eyes: Region;

  /** The smallest picture that still has a pixel for each pixel drawn of a head of so many pixels a unit. */
  constructor(appearance: Appearance, pixelsPerUnit: number) {
    let side = pictureSide;
    while (side / 2 / 2.6 >= pixelsPerUnit) side /= 2;
    this.side = side;
    this.#appearance = appearance;
    this.#skin = paintSkin(appearance);
    this.pixels = this.#scaled(this.#skin, 0, 0, side, side);
    this.#mouth = this.#region(0.52, appearance.mouthY + 0.25, appearance.mouthY - 0.72);
    this.#eyes = this.#region(
      appearance.eyeX + appearance.eyeWidth + 0.12,
      appearance.eyeY + 0.28,
      appearance.eyeY - 0.26,
    );
  }

  /** Shows these eyes and this opening (0…{@link mouthSteps}). */
  show(eyes: Eyes, openingStep: number): void {
    this.#put(this.#mouth, String(openingStep), (painter) =>
      paintMouth(painter, this.#appearance, openingStep / mouthSteps),
    );
    this.#put(this.#eyes, `${eyes.blink} ${eyes.gazeX} ${eyes.gazeY}`, (painter) =>
      paintEyes(painter, this.#appearance, eyes),
    );
  }

  #region(reach: number, upper: number, lower: number): Region {
    const scale = this.side / pictureSide;
    const left = Math.max(0, Math.floor((1.15 - reach) * pictureScaleX * scale));
    const top = Math.floor((1.5 - upper) * pictureScaleY * scale);
    const bottom = Math.min(this.side, Math.ceil((1.5 - lower) * pictureScaleY * scale));
    return {
      left,
      top,
      width: this.side - 2 * left,
      height: bottom - top,
      states: new Map(),
      shown: "",
    };
  }

  #put(region: Region, state: string, paint: (painter: Painter) => void): void {
    if (region.shown === state) return;
    let pixels = region.states.get(state);
    if (pixels === undefined) {
      const painter = new Painter(this.#skin);
      // Without the clip every blur would pass over the whole picture.
      const scale = pictureSide / this.side;
      painter.context.rect(
        region.left * scale,
        region.top * scale,
        region.width * scale,
        region.height * scale,
      );
      painter.context.clip();
      paint(painter);
      pixels = this.#scaled(painter.canvas, region.left, region.top, region.width, region.height);
      region.states.set(state, pixels);
    }
    const row = region.width * 3;
    for (let y = 0; y < region.height; y++)
      this.pixels.set(
        pixels.subarray(y * row, (y + 1) * row),
        ((region.top + y) * this.side + region.left) * 3,
      );
    region.shown = state;
  }

  #scaled(canvas: Canvas, left: number, top: number, width: number, height: number): Float32Array {
    const scale = pictureSide / this.side;
    const small = createCanvas(width, height);
    const context = small.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(canvas, left * scale, top * scale, width * scale, height * scale, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = new Float32Array(width * height * 3);
    for (let pixel = 0; pixel < width * height; pixel++)
      for (let part = 0; part < 3; part++)
        pixels[pixel * 3 + part] = toLinear(valueAt(data, pixel * 4 + part));
    return pixels;
  }
}
