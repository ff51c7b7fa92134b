import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { at } from "../at.ts";
import { type KaldiNetwork, kaldiNetwork, type Matrix } from "./kaldi.ts";

/** Numbers of a frame that the network reads: its mel cepstrum, the first replaced by the energy. */
const COEFFICIENTS = 23;
/** Offsets of the frames each layer reads. */
const LAYERS = {
  tdnn1: [-2, -1, 0, 1, 2],
  tdnn2: [-2, 0, 2],
  tdnn3: [-3, 0, 3],
  tdnn4: [0],
  tdnn5: [0],
} as const;
const CONTEXT = Object.values(LAYERS).reduce((sum, offsets) => sum + (offsets.at(-1) ?? 0), 0);

/** What the network is written from. */
export interface XVectorInputs {
  /** Content of Kaldi's `final.ext.raw`. */
  readonly network: Buffer;
  /** Mean embedding of telephone speech, Vosk's `mean.vec`. */
  readonly telephoneMean: readonly number[];
  /** Mean embedding of read English at a microphone. */
  readonly readSpeechMean: readonly number[];
}

/** `cepstrum` [T, 23] → `embedding` [128], of length one. */
export function xVectorNetwork({ network, telephoneMean, readSpeechMean }: XVectorInputs): Uint8Array {
  const kaldi = kaldiNetwork(network);
  const graph = new OnnxGraph("x_vector");
  let x: Value = graph.unsqueeze(graph.transpose(graph.input("cepstrum", ["T", COEFFICIENTS]), [1, 0]), [0]);
  x = graph.op("Pad", [x, graph.integers([0, 0, CONTEXT, 0, 0, CONTEXT])], { mode: "edge" });
  for (const [name, offsets] of Object.entries(LAYERS)) x = layer(kaldi, graph, x, name, offsets);
  const over = { axes: [2], keepdims: 1 };
  const mean = graph.op("ReduceMean", [x], over);
  const away = graph.op("Sub", [x, mean]);
  const variance = graph.op("ReduceMean", [graph.op("Mul", [away, away])], over);
  const deviation = graph.op("Sqrt", [graph.op("Max", [variance, graph.scalar(1e-10)])]);
  const pooled = graph.op("Concat", [mean, deviation], { axis: 1 });
  const { rows, columns, data } = kaldi.matrix("tdnn6.affine", "LinearParams");
  const centre = telephoneMean.map((value, i) => (value + at(readSpeechMean, i)) / 2);
  const bias = kaldi.matrix("tdnn6.affine", "BiasParams").data.map((value, i) => value - at(centre, i));
  const voice = convolution(graph, pooled, { rows, columns, data, width: 1, bias, step: 1 });
  const length = graph.op("ReduceL2", [voice], { axes: [1], keepdims: 1 });
  graph.output("embedding", graph.reshape(graph.op("Div", [voice, length]), [-1]), [rows]);
  return graph.encode();
}

/** An affine layer over some frames, rectified and normalised. */
function layer(
  kaldi: KaldiNetwork,
  graph: OnnxGraph,
  x: Value,
  name: string,
  offsets: readonly number[],
): Value {
  const { rows, columns, data } = kaldi.matrix(`${name}.affine`, "LinearParams");
  const step = (offsets[1] ?? 1) - (offsets[0] ?? 0);
  const bias = kaldi.matrix(`${name}.affine`, "BiasParams").data;
  const rectified = graph.relu(
    convolution(graph, x, { rows, columns, data, width: offsets.length, bias, step }),
  );
  const norm = `${name}.batchnorm`;
  const averages = kaldi.matrix(norm, "StatsMean").data;
  const scale = kaldi
    .matrix(norm, "StatsVar")
    .data.map(
      (variance) => kaldi.number(norm, "TargetRms") / Math.sqrt(variance + kaldi.number(norm, "Epsilon")),
    );
  const offset = averages.map((average, i) => -average * at(scale, i));
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
        filter[(row * channels + channel) * width + frame] = at(
          data,
          row * columns + frame * channels + channel,
        );
      }
    }
  }
  const weights = graph.halfFloats([rows, channels, width], filter);
  return graph.op("Conv", [x, weights, graph.floats([rows], bias)], {
    dilations: [step],
    kernel_shape: [width],
  });
}
