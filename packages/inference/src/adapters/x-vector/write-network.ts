/**
 * Writes weights/x-vector.onnx from the speaker model of Vosk (see weights/README.md):
 * `node packages/inference/src/adapters/x-vector/write-network.ts FOLDER`, FOLDER being an unpacked vosk-model-spk-0.4.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OnnxGraph, type Value } from "../../onnx-writer/graph.ts";

/** Numbers of a frame that the network reads. */
const COEFFICIENTS = 23;

/** A matrix of a Kaldi file, row-major; a vector has one row. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

/** Offsets of the frames each layer looks at. */
const LAYERS = {
  tdnn1: [-2, -1, 0, 1, 2],
  tdnn2: [-2, 0, 2],
  tdnn3: [-3, 0, 3],
  tdnn4: [0],
  tdnn5: [0],
} as const;
const CONTEXT = Object.values(LAYERS).reduce((sum, offsets) => sum + offsets.at(-1)!, 0);

const WEIGHTS = new URL("../../../weights/", import.meta.url);
const folder = process.argv[2]!;
const network = readFileSync(join(folder, "final.ext.raw"));
const telephoneMean = readFileSync(join(folder, "mean.vec"), "latin1")
  .replace(/[[\]]/g, " ")
  .trim()
  .split(/\s+/)
  .map(Number);
const readMean = JSON.parse(readFileSync(new URL("x-vector-read-speech.json", WEIGHTS), "utf8")) as number[];
writeFileSync(new URL("x-vector.onnx", WEIGHTS), xVectorNetwork());

/** `cepstrum` [T, 23] → `embedding` [128], of length one. */
function xVectorNetwork(): Uint8Array {
  const graph = new OnnxGraph("x_vector");
  let x: Value = graph.unsqueeze(graph.transpose(graph.input("cepstrum", ["T", COEFFICIENTS]), [1, 0]), [0]);
  x = graph.op("Pad", [x, graph.integers([0, 0, CONTEXT, 0, 0, CONTEXT])], { mode: "edge" });
  for (const [name, offsets] of Object.entries(LAYERS)) x = layer(graph, x, name, offsets);
  const over = { axes: [2], keepdims: 1 };
  const mean = graph.op("ReduceMean", [x], over);
  const away = graph.op("Sub", [x, mean]);
  const variance = graph.op("ReduceMean", [graph.op("Mul", [away, away])], over);
  const deviation = graph.op("Sqrt", [graph.op("Max", [variance, graph.scalar(1e-10)])]);
  const pooled = graph.op("Concat", [mean, deviation], { axis: 1 });
  const { rows, columns, data } = matrix("tdnn6.affine", "LinearParams");
  const centre = telephoneMean.map((value, i) => (value + readMean[i]!) / 2);
  const bias = matrix("tdnn6.affine", "BiasParams").data.map((value, i) => value - centre[i]!);
  const voice = convolution(graph, pooled, { rows, columns, data, width: 1, bias, step: 1 });
  const length = graph.op("ReduceL2", [voice], { axes: [1], keepdims: 1 });
  graph.output("embedding", graph.reshape(graph.op("Div", [voice, length]), [-1]), [rows]);
  return graph.encode();
}

/** An affine layer over some frames, rectified and normalised. */
function layer(graph: OnnxGraph, x: Value, name: string, offsets: readonly number[]): Value {
  const { rows, columns, data } = matrix(`${name}.affine`, "LinearParams");
  const step = offsets.length > 1 ? offsets[1]! - offsets[0]! : 1;
  const bias = matrix(`${name}.affine`, "BiasParams").data;
  const rectified = graph.relu(
    convolution(graph, x, { rows, columns, data, width: offsets.length, bias, step }),
  );
  const norm = `${name}.batchnorm`;
  const averages = matrix(norm, "StatsMean").data;
  const scale = matrix(norm, "StatsVar").data.map(
    (variance) => number(norm, "TargetRms") / Math.sqrt(variance + number(norm, "Epsilon")),
  );
  const offset = averages.map((average, i) => -average * scale[i]!);
  const scaled = graph.op("Mul", [rectified, graph.floats([1, rows, 1], scale)]);
  return graph.add(scaled, graph.floats([1, rows, 1], offset));
}

interface Convolution extends Matrix {
  /** Frames it looks at, `step` apart. */
  readonly width: number;
  readonly step: number;
  readonly bias: Float32Array;
}

/** Kaldi lists the inputs of one frame after those of the frame before; ONNX the frames of each input. */
function convolution(
  graph: OnnxGraph,
  x: Value,
  { rows, columns, data, width, step, bias }: Convolution,
): Value {
  const channels = columns / width;
  const filter = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    for (let frame = 0; frame < width; frame++) {
      for (let channel = 0; channel < channels; channel++) {
        filter[(row * channels + channel) * width + frame] =
          data[row * columns + frame * channels + channel]!;
      }
    }
  }
  const weights = graph.halfFloats([rows, channels, width], filter);
  return graph.op("Conv", [x, weights, graph.floats([rows], bias)], {
    dilations: [step],
    kernel_shape: [width],
  });
}

function matrix(component: string, token: string): Matrix {
  const at = valueAt(component, token);
  const kind = network.toString("latin1", at, at + 3);
  if (kind !== "FV " && kind !== "FM ") throw new Error(`${component} ${token} is no vector and no matrix`);
  // A size is preceded by the number of its bytes.
  const rows = kind === "FM " ? network.readInt32LE(at + 4) : 1;
  const columnsAt = kind === "FM " ? at + 9 : at + 4;
  const columns = network.readInt32LE(columnsAt);
  const data = Float32Array.from({ length: rows * columns }, (_, i) =>
    network.readFloatLE(columnsAt + 4 + 4 * i),
  );
  return { rows, columns, data };
}

function number(component: string, token: string): number {
  return network.readFloatLE(valueAt(component, token) + 1);
}

/** Where a component of Kaldi's binary file keeps what `token` announces. */
function valueAt(component: string, token: string): number {
  const from = network.indexOf(`<ComponentName> ${component} `, 0, "latin1");
  const at = network.indexOf(`<${token}> `, from, "latin1");
  if (from < 0 || at < 0) throw new Error(`There is no ${token} of ${component} in ${folder}`);
  return at + token.length + 3;
}
