import type { OnnxGraph, Value } from "@hapju/onnx-writer";

const SAMPLE_RATE = 16_000;
/** Samples of one row: 25 ms of sound, every 10 ms. */
export const FRAME_SAMPLES = 400;
const TRANSFORM = 512;
const BINS = TRANSFORM / 2 + 1;
const FILTERS = 26;
const COEFFICIENTS = 13;
const LIFTER = 22;
/** What takes the place of an energy of zero. */
const LEAST = 2.220446049250313e-16;

/**
 * Mel cepstrum as `python_speech_features` computes it (rectangular window, log energy first), as matrix
 * products: frames [F, 400] → [F, 13].
 */
export function cepstrum(graph: OnnxGraph, frames: Value): Value {
  const wave = (of: (angle: number) => number) =>
    graph.op("MatMul", [
      frames,
      graph.floats(
        [FRAME_SAMPLES, BINS],
        matrix(FRAME_SAMPLES, BINS, (t, k) => of((2 * Math.PI * ((t * k) % TRANSFORM)) / TRANSFORM)),
      ),
    ]);
  const square = (x: Value) => graph.op("Mul", [x, x]);
  const power = graph.op("Mul", [
    graph.add(square(wave(Math.cos)), square(wave(Math.sin))),
    graph.scalar(1 / TRANSFORM),
  ]);
  const log = (x: Value) => graph.op("Log", [graph.op("Max", [x, graph.scalar(LEAST)])]);
  const energy = log(graph.op("ReduceSum", [power, graph.integers([1])], { keepdims: 1 }));
  const mel = log(graph.op("MatMul", [power, graph.floats([BINS, FILTERS], melFilters())]));
  const others = COEFFICIENTS - 1;
  const cosines = matrix(FILTERS, others, (filter, i) => {
    const order = i + 1;
    const lift = 1 + (LIFTER / 2) * Math.sin((Math.PI * order) / LIFTER);
    return lift * Math.sqrt(2 / FILTERS) * Math.cos((Math.PI * order * (2 * filter + 1)) / (2 * FILTERS));
  });
  const shape = graph.op("MatMul", [mel, graph.floats([FILTERS, others], cosines)]);
  return graph.op("Concat", [energy, shape], { axis: 1 });
}

function matrix(rows: number, columns: number, at: (row: number, column: number) => number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns));
}

/** Triangles on whole bins of the spectrum, evenly spaced in mel. */
function melFilters(): Float32Array {
  const highest = 2595 * Math.log10(1 + SAMPLE_RATE / 2 / 700);
  const edges = Array.from({ length: FILTERS + 2 }, (_, i) => {
    const hertz = 700 * (10 ** ((highest * i) / (FILTERS + 1) / 2595) - 1);
    return Math.floor(((TRANSFORM + 1) * hertz) / SAMPLE_RATE);
  });
  return matrix(BINS, FILTERS, (bin, filter) => {
    const [left, middle, right] = edges.slice(filter, filter + 3) as [number, number, number];
    if (bin >= left && bin < middle) return (bin - left) / (middle - left);
    return bin >= middle && bin < right ? (right - bin) / (right - middle) : 0;
  });
}
