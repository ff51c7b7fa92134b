import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type Colour, css } from "./numbers.ts";

/** Side of the square face picture, in pixels: the face seen from the front, unrolled on the head. */
export const pictureSide = 640;
/** Pixels of the picture per head unit, horizontally. */
export const pictureScaleX = pictureSide / 2.3;
/** Pixels of the picture per head unit, vertically. */
export const pictureScaleY = pictureSide / 2.8;

/** Draws on the face picture in head units (x to the right, y up). */
export class Painter {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;

  constructor(from?: Canvas) {
    this.canvas = createCanvas(pictureSide, pictureSide);
    this.context = this.canvas.getContext("2d");
    if (from !== undefined) this.context.drawImage(from, 0, 0);
  }

  x(x: number): number {
    return (x + 1.15) * pictureScaleX;
  }

  y(y: number): number {
    return (1.5 - y) * pictureScaleY;
  }

  moveTo(x: number, y: number): void {
    this.context.moveTo(this.x(x), this.y(y));
  }

  lineTo(x: number, y: number): void {
    this.context.lineTo(this.x(x), this.y(y));
  }

  quadratic(controlX: number, controlY: number, x: number, y: number): void {
    this.context.quadraticCurveTo(this.x(controlX), this.y(controlY), this.x(x), this.y(y));
  }

  /** A cubic curve: two control points and the end, as x, y pairs. */
  cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.context.bezierCurveTo(this.x(x1), this.y(y1), this.x(x2), this.y(y2), this.x(x), this.y(y));
  }

  /** A spot that fades out towards its edge. */
  spot(x: number, y: number, radiusX: number, radiusY: number, colour: Colour, opacity: number): void {
    const { context } = this;
    context.save();
    context.translate(this.x(x), this.y(y));
    context.scale(radiusX * pictureScaleX, radiusY * pictureScaleY);
    const fade = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    fade.addColorStop(0, css(colour, opacity));
    fade.addColorStop(0.5, css(colour, opacity * 0.55));
    fade.addColorStop(1, css(colour, 0));
    context.fillStyle = fade;
    context.beginPath();
    context.arc(0, 0, 1, 0, 7);
    context.fill();
    context.restore();
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, turn = 0): void {
    this.context.beginPath();
    this.context.ellipse(this.x(x), this.y(y), radiusX * pictureScaleX, radiusY * pictureScaleY, turn, 0, 7);
  }

  /** Draws with everything blurred by so many pixels. */
  blurred(pixels: number, draw: (context: SKRSContext2D) => void): void {
    this.context.save();
    this.context.filter = `blur(${pixels}px)`;
    draw(this.context);
    this.context.restore();
  }

  /** Lets `change` replace the colour of each pixel: it edits the RGBA values at `index`. */
  eachPixel(change: (x: number, y: number, pixels: Uint8ClampedArray, index: number) => void): void {
    const image = this.context.getImageData(0, 0, pictureSide, pictureSide);
    for (let row = 0; row < pictureSide; row++)
      for (let column = 0; column < pictureSide; column++)
        change(
          column / pictureScaleX - 1.15,
          1.5 - row / pictureScaleY,
          image.data,
          (row * pictureSide + column) * 4,
        );
    this.context.putImageData(image, 0, 0);
  }
}
