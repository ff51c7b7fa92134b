import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { faceDetection, Image } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { anchorGrid } from "./face-api/anchors.ts";
import { type Candidate, suppressOverlaps, toFractions } from "./picture/boxes.ts";
import { sample, squareAxis } from "./picture/sample.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** Longer side of the picture the network sees: at 512 it is what face-api always used. */
const SIZE = 512;
/** The coarsest level but one; rounding the height up to it keeps every level's grid whole. */
const ROUND_TO = 32;
const MIN_CONFIDENCE = 0.5;
const MAX_OVERLAP = 0.5;

/**
 * face-api's SSD detector (MIT). Files: `model`. Its boxes have the shape that face-api's landmark network was
 * trained on. The black band below a wide picture is left out, not computed.
 */
export const adapter: TaskAdapter<typeof faceDetection> = {
  async load(files, sessions) {
    const session = await sessions.open(files.model!);
    const grids = new Map<string, Float64Array>();
    const anchorsOf = (height: number, width: number) => {
      const key = `${height} ${width}`;
      const known = grids.get(key) ?? anchorGrid(height, width);
      grids.set(key, known);
      return known;
    };
    return {
      run: eachInput(async ({ image }) => ({ faces: await detect(session, image, anchorsOf) })),
      close: () => session.release(),
    };
  },
};

async function detect(
  session: InferenceSession,
  image: Image,
  anchorsOf: (height: number, width: number) => Float64Array,
) {
  const side = Math.max(image.width, image.height);
  // Boxes scale back by the rounded size of the picture inside the square; the exact one shifts descriptors.
  const inner = {
    width: Math.round((image.width * SIZE) / side),
    height: Math.round((image.height * SIZE) / side),
  };
  const columns = Math.min(SIZE, Math.ceil(inner.width / ROUND_TO) * ROUND_TO);
  const rows = Math.min(SIZE, Math.ceil(inner.height / ROUND_TO) * ROUND_TO);
  const input = new Float32Array(rows * columns * 3);
  sample(
    image,
    squareAxis({ start: 0, length: image.width, before: 0, side }, SIZE, columns),
    squareAxis({ start: 0, length: image.height, before: 0, side }, SIZE, rows),
    { out: input, layout: "interleaved-rgb" },
  );
  const { encodings, scores } = await session.run({
    image: new Tensor("float32", input, [1, rows, columns, 3]),
  });
  const scale = { x: image.width / inner.width, y: image.height / inner.height };
  const candidates = decode(
    encodings!.data as Float32Array,
    scores!.data as Float32Array,
    anchorsOf(rows, columns),
    scale,
  );
  return suppressOverlaps(candidates, MAX_OVERLAP).map((face) => ({
    box: toFractions(face, image),
    confidence: face.confidence,
  }));
}

/** The boxes above the threshold, kept within the square, in pixels of the picture. */
function decode(
  encodings: Float32Array,
  scores: Float32Array,
  anchors: Float64Array,
  scale: { readonly x: number; readonly y: number },
): Candidate[] {
  const found: Candidate[] = [];
  for (const [i, confidence] of scores.entries()) {
    if (confidence <= MIN_CONFIDENCE) continue;
    const [anchorY, anchorX, anchorHeight, anchorWidth] = anchors.subarray(4 * i) as unknown as number[];
    const [y, x, height, width] = encodings.subarray(4 * i) as unknown as number[];
    const centreY = (y! / 10) * anchorHeight! + anchorY!;
    const centreX = (x! / 10) * anchorWidth! + anchorX!;
    const halfHeight = (Math.exp(height! / 5) * anchorHeight!) / 2;
    const halfWidth = (Math.exp(width! / 5) * anchorWidth!) / 2;
    const left = Math.max(0, centreX - halfWidth) * scale.x;
    const top = Math.max(0, centreY - halfHeight) * scale.y;
    const right = Math.min(SIZE, centreX + halfWidth) * scale.x;
    const bottom = Math.min(SIZE, centreY + halfHeight) * scale.y;
    found.push({ left, top, width: right - left, height: bottom - top, confidence });
  }
  return found;
}
