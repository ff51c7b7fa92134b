import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Adapter, Image } from "@hapju/spec";
import { type DetectedRegion, suppressOverlaps, toFractions } from "../image/boxes.ts";
import { sample, scaledAxis } from "../image/sample.ts";
import type { faceDetection } from "./contract.ts";

/** Longer side the image is scaled to: a 60-pixel face of 720p is 30 pixels here, three times what YuNet needs. */
const SIZE = 640;
const STRIDES = [8, 16, 32];
const MIN_CONFIDENCE = 0.6;
const MAX_OVERLAP = 0.3;

interface Face extends DetectedRegion {
  /** Right eye, left eye, nose, right and left mouth corner, x and y interleaved, in pixels. */
  readonly points: Float32Array<ArrayBuffer>;
}

/**
 * YuNet (W. Wu et al., 2023): boxes and five points. Files: `model`. Takes the export with a fixed
 * input of 640 × 640 and the one of any size; the latter skips the black band of a wide image.
 */
export const adapter: Adapter<typeof faceDetection, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    const [input] = session.inputMetadata;
    const [height, width] = input?.isTensor ? input.shape.slice(2) : [];
    const fixed =
      typeof height === "number" && typeof width === "number" && height > 0 ? { height, width } : undefined;
    return {
      run: eachInput(async ({ image }) => ({ faces: await detect(session, image, fixed) })),
      close: () => session.release(),
    };
  },
};

async function detect(
  session: InferenceSession,
  image: Image,
  fixed: { readonly width: number; readonly height: number } | undefined,
) {
  const frame = fixed ?? { width: SIZE, height: SIZE };
  const scale = Math.min(frame.width / image.width, frame.height / image.height);
  const content = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  const roundUp = (length: number) => Math.ceil(length / 32) * 32;
  const width = fixed?.width ?? roundUp(content.width);
  const height = fixed?.height ?? roundUp(content.height);
  const input = new Float32Array(3 * width * height);
  sample(
    image,
    scaledAxis(image.width, content.width, width),
    scaledAxis(image.height, content.height, height),
    { out: input, layout: "planar-bgr" },
  );
  const [inputName = "input"] = session.inputNames;
  const outputs = await session.run({
    [inputName]: new Tensor("float32", input, [1, 3, height, width]),
  });
  const zoom = { x: image.width / content.width, y: image.height / content.height };
  const found = STRIDES.flatMap((stride) => decode(outputs, stride, Math.ceil(width / stride), zoom));
  return suppressOverlaps(found, MAX_OVERLAP).map((face) => ({
    box: toFractions(face, image),
    confidence: face.confidence,
    points: face.points.map((value, i) => value / (i % 2 === 0 ? image.width : image.height)),
  }));
}

/** The faces of one level, in pixels of the image (as OpenCV's FaceDetectorYN reads the network). */
function decode(
  outputs: InferenceSession.ReturnType,
  stride: number,
  columns: number,
  zoom: { readonly x: number; readonly y: number },
): Face[] {
  const read = (name: string) => floatsOf(outputs, `${name}_${stride}`);
  const [classes, objects, boxes, points] = [read("cls"), read("obj"), read("bbox"), read("kps")];
  const unit = (value: number) => Math.min(1, Math.max(0, value));
  const faces: Face[] = [];
  for (const [i, ofClass] of classes.entries()) {
    const confidence = Math.sqrt(unit(ofClass) * unit(objects[i] ?? 0));
    if (confidence < MIN_CONFIDENCE) continue;
    const column = i % columns;
    const row = (i - column) / columns;
    const [x = 0, y = 0, logWidth = 0, logHeight = 0] = boxes.subarray(4 * i);
    const width = Math.exp(logWidth) * stride * zoom.x;
    const height = Math.exp(logHeight) * stride * zoom.y;
    faces.push({
      left: (column + x) * stride * zoom.x - width / 2,
      top: (row + y) * stride * zoom.y - height / 2,
      width,
      height,
      confidence,
      points: points
        .slice(10 * i, 10 * i + 10)
        .map((value, j) => (value + (j % 2 === 0 ? column : row)) * stride * (j % 2 === 0 ? zoom.x : zoom.y)),
    });
  }
  return faces;
}
