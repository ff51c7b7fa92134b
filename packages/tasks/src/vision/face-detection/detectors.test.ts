import { OnnxGraph } from "@hapju/onnx-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, imageOf, modelFolder } from "../../testing/test-models.ts";
import { anchorGrid } from "./anchors.ts";
import { adapter as faceApi } from "./face-api-detector.ts";
import { adapter as yunet } from "./yunet.ts";

let folder: Awaited<ReturnType<typeof modelFolder>>;
beforeAll(async () => {
  folder = await modelFolder();
});
afterAll(() => folder.remove());

interface Output {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A network with constant outputs, whatever its input. */
async function answering(
  name: string,
  input: { readonly name: string; readonly dims: readonly (number | string)[] },
  outputs: Readonly<Record<string, Output>>,
) {
  const graph = new OnnxGraph(name);
  const seen = graph.input(input.name, input.dims);
  const nothing = graph.op("Mul", [graph.op("ReduceMax", [seen], { keepdims: 0 }), graph.scalar(0)]);
  for (const [output, { dims, data }] of Object.entries(outputs)) {
    graph.output(output, graph.add(graph.floats(dims, data), nothing), dims);
  }
  return folder.write(`${name}.onnx`, graph.encode());
}

test("face-api's boxes are shifted anchors, scaled back to the image", async () => {
  const count = anchorGrid(64, 128).length / 4;
  const scores = new Float32Array(count);
  // Row 1, column 2 of the finest grid (8 cells wide, 3 anchors each), its first anchor; and a fainter neighbour.
  const anchor = (1 * 8 + 2) * 3;
  scores[anchor] = 0.9;
  scores[anchor + 3] = 0.4;
  const encodings = new Float32Array(4 * count);
  encodings[4 * anchor] = 2;
  encodings[4 * (anchor + 3)] = 2;
  const model = await answering(
    "ssd",
    { name: "image", dims: ["N", "H", "W", 3] },
    { encodings: { dims: [1, count, 4], data: encodings }, scores: { dims: [1, count], data: scores } },
  );
  const image = imageOf(256, 128, () => 128);
  const { faces } = await ask(faceApi, { model }, { image }, { size: 128 });
  expect(faces).toHaveLength(1);
  const { box, confidence } = faces[0]!;
  expect(confidence).toBeCloseTo(0.9);
  const side = 0.1 * 512;
  const centre = { x: 2.5 * 16, y: 1.5 * 16 + 0.2 * side };
  expect(box.x * 128).toBeCloseTo(centre.x - side / 2, 3);
  expect(box.width * 128).toBeCloseTo(side, 3);
  expect(box.y * 64).toBeCloseTo(centre.y - side / 2, 3);
  expect(box.height * 64).toBeCloseTo(side, 3);
});

test.each([
  ["of 64 × 64", 64, 64],
  ["of any size", "height", "width"],
])(
  "YuNet %s: boxes and points scaled back to the image, the fainter of two on one face left out",
  async (_, height, width) => {
    const side = typeof height === "number" ? 64 : 640;
    // An image twice as wide as high: half of a fixed square stays black, none of an open one.
    const rows = typeof height === "number" ? side : side / 2;
    const outputs: Record<string, Output> = {};
    const place = { row: 2, column: 3 };
    for (const stride of [8, 16, 32]) {
      const cells = (side / stride) * (rows / stride);
      const at = place.row * (side / stride) + place.column;
      const tensor = (size: number) => new Float32Array(cells * size);
      const [cls, obj, bbox, kps] = [tensor(1), tensor(1), tensor(4), tensor(10)];
      if (stride === 8) {
        cls[at] = 0.81;
        obj[at] = 1;
        cls[at + 1] = 0.64;
        obj[at + 1] = 1;
        bbox.set([0.5, 0.25, Math.log(2), Math.log(3)], 4 * at);
        bbox.set([-0.5, 0.25, Math.log(2), Math.log(3)], 4 * (at + 1));
        kps.set([0.25, 0.75], 10 * at);
      }
      outputs[`cls_${stride}`] = { dims: [1, cells, 1], data: cls };
      outputs[`obj_${stride}`] = { dims: [1, cells, 1], data: obj };
      outputs[`bbox_${stride}`] = { dims: [1, cells, 4], data: bbox };
      outputs[`kps_${stride}`] = { dims: [1, cells, 10], data: kps };
    }
    const model = await answering(`yunet-${side}`, { name: "input", dims: [1, 3, height, width] }, outputs);
    const { faces } = await ask(yunet, { model }, { image: imageOf(200, 100, () => 90) });
    expect(faces).toHaveLength(1);
    const { box, confidence, points } = faces[0]!;
    expect(confidence).toBeCloseTo(0.9);
    expect(box.width * side).toBeCloseTo(16, 3);
    expect((box.height * side) / 2).toBeCloseTo(24, 3);
    expect((box.x + box.width / 2) * side).toBeCloseTo(3.5 * 8, 3);
    expect(((box.y + box.height / 2) * side) / 2).toBeCloseTo(2.25 * 8, 3);
    expect(points).toHaveLength(10);
    expect(points![0]! * side).toBeCloseTo(3.25 * 8, 3);
    expect((points![1]! * side) / 2).toBeCloseTo(2.75 * 8, 3);
  },
);
