import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Adapter, Image } from "@hapju/spec";
import { type DetectedRegion, suppressOverlaps, toFractions } from "../image/boxes.ts";
import { sample, squareAxis } from "../image/sample.ts";
import { anchorGrid } from "./anchors.ts";
import type { faceDetection } from "./contract.ts";

/** What face-api itself uses; faces under about 70 pixels of a 720p image need more. */
const USUAL_SIZE = 512;
/** The image's sides are padded to multiples of this, so that the finer levels' grids have whole cells. */
const ROUND_TO = 32;
const MIN_CONFIDENCE = 0.3;
const MAX_OVERLAP = 0.5;

/**
 * face-api's SSD detector (MIT). Files: `model`. Options: `size`, pixels of the longer side of the network's input
 * (default 512; docs/measurements/faces.md has the table). Its boxes have the shape that face-api's landmark network was
 * trained on. The black band beside an image that is not square is left out, not computed.
 */
export const adapter: Adapter<typeof faceDetection, typeof onnx> = {
  async load({ files, options, runtime }) {
    const detector = new Detector(await runtime.open(fileOf(files, "model")), sizeFrom(options.size));
    return {
      run: eachInput(async ({ image }) => ({ faces: await detector.detect(image) })),
      close: () => detector.close(),
    };
  },
};

function sizeFrom(option: unknown = USUAL_SIZE): number {
  if (typeof option === "number" && Number.isInteger(option) && option >= 128 && option <= 2048)
    return option;
  throw new InferenceError(
    "catalog-invalid",
    `The option "size" of a face-api detector is "${option}"; it must be a whole number of pixels, 128 to 2048.`,
    { size: option },
  );
}

class Detector {
  readonly #session: InferenceSession;
  readonly #size: number;
  readonly #grids = new Map<string, Float64Array>();

  constructor(session: InferenceSession, size: number) {
    this.#session = session;
    this.#size = size;
  }

  close = () => this.#session.release();

  async detect(image: Image) {
    const size = this.#size;
    const side = Math.max(image.width, image.height);
    // Boxes scale back by the rounded size of the image inside the square; the exact one shifts descriptors.
    const inner = {
      width: Math.round((image.width * size) / side),
      height: Math.round((image.height * size) / side),
    };
    const filled = (length: number) => Math.min(size, Math.ceil(length / ROUND_TO) * ROUND_TO);
    const [columns, rows] = [filled(inner.width), filled(inner.height)];
    const input = new Float32Array(rows * columns * 3);
    sample(
      image,
      squareAxis({ start: 0, length: image.width, before: 0, side }, size, columns),
      squareAxis({ start: 0, length: image.height, before: 0, side }, size, rows),
      { out: input, layout: "interleaved-rgb" },
    );
    const outputs = await this.#session.run({
      image: new Tensor("float32", input, [1, rows, columns, 3]),
    });
    const frame = { size, x: image.width / inner.width, y: image.height / inner.height };
    const candidates = decode(
      floatsOf(outputs, "encodings"),
      floatsOf(outputs, "scores"),
      this.#anchors(rows, columns),
      frame,
    );
    return suppressOverlaps(candidates, MAX_OVERLAP).map((face) => ({
      box: toFractions(face, image),
      confidence: face.confidence,
    }));
  }

  #anchors(rows: number, columns: number): Float64Array {
    const key = `${rows} ${columns}`;
    const grid = this.#grids.get(key) ?? anchorGrid(rows, columns);
    // A host sees few image sizes; one with many must not fill its memory.
    if (this.#grids.size < 8) this.#grids.set(key, grid);
    return grid;
  }
}

/** The boxes above the threshold, kept within the square, in pixels of the image. */
function decode(
  encodings: Float32Array,
  scores: Float32Array,
  anchors: Float64Array,
  frame: { readonly size: number; readonly x: number; readonly y: number },
): DetectedRegion[] {
  const found: DetectedRegion[] = [];
  for (const [i, confidence] of scores.entries()) {
    if (!(confidence > MIN_CONFIDENCE)) continue;
    const [y = 0, x = 0, height = 0, width = 0] = anchors.subarray(4 * i);
    const [down = 0, across = 0, taller = 0, wider = 0] = encodings.subarray(4 * i);
    const centreY = (down / 10) * height + y;
    const centreX = (across / 10) * width + x;
    const halfHeight = (Math.exp(taller / 5) * height) / 2;
    const halfWidth = (Math.exp(wider / 5) * width) / 2;
    const left = Math.max(0, centreX - halfWidth) * frame.x;
    const top = Math.max(0, centreY - halfHeight) * frame.y;
    const right = Math.min(frame.size, centreX + halfWidth) * frame.x;
    const bottom = Math.min(frame.size, centreY + halfHeight) * frame.y;
    if (right > left && bottom > top) {
      found.push({ left, top, width: right - left, height: bottom - top, confidence });
    }
  }
  return found;
}
