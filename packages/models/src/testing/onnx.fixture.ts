import protobuf from "protobufjs";
import { OnnxGraph } from "../onnx-writer/graph.ts";

/** An ONNX file that answers `y[1,size] = x[1,size] · (gain × identity)`; it weighs 4 × size² bytes. */
export function tinyOnnx({ size, gain }: { readonly size: number; readonly gain: number }): Uint8Array {
  const weights = new Float32Array(size * size);
  for (let i = 0; i < size; i += 1) weights[i * size + i] = gain;
  const graph = new OnnxGraph("tiny");
  const x = graph.input("x", [1, size]);
  graph.output("y", graph.op("MatMul", [x, graph.floats([size, size], weights)]), [1, size]);
  return graph.encode();
}

const BYTES = 2;
const field = (writer: protobuf.Writer, number: number, fill: (writer: protobuf.Writer) => void) => {
  writer.uint32((number << 3) | BYTES).fork();
  fill(writer);
  writer.ldelim();
};
const text = (writer: protobuf.Writer, number: number, value: string) =>
  writer.uint32((number << 3) | BYTES).string(value);
/** Two protobuf messages in a row read as one, their fields joined. */
const append = (model: Uint8Array, fill: (writer: protobuf.Writer) => void) => {
  const writer = protobuf.Writer.create();
  fill(writer);
  return Buffer.concat([model, writer.finish()]);
};

function withMetadata(model: Uint8Array, metadata: Readonly<Record<string, string | number>>): Uint8Array {
  return append(model, (writer) => {
    for (const [key, value] of Object.entries(metadata)) {
      field(writer, 14, (property) => {
        text(property, 1, key);
        text(property, 2, String(value));
      });
    }
  });
}

/** Passes an int64 input through to an output. */
function passing(model: Uint8Array, input: string, output: string): Uint8Array {
  return append(model, (writer) =>
    field(writer, 7, (graph) => {
      field(graph, 1, (node) => {
        text(node, 1, input);
        text(node, 2, output);
        text(node, 4, "Identity");
      });
      field(graph, 12, (port) => {
        text(port, 1, output);
        field(port, 2, (type) =>
          field(type, 1, (tensor) => {
            tensor.uint32(1 << 3).int64(7);
            field(tensor, 2, (shape) => field(shape, 1, (dim) => text(dim, 2, "N")));
          }),
        );
      });
    }),
  );
}

const MELS = 80;

/** A speaker model for sherpa-onnx: the embedding is the mean of the 80 features over time. */
export function tinySpeakerModel(): Uint8Array {
  const graph = new OnnxGraph("speaker");
  const features = graph.input("x", ["N", "T", MELS]);
  const mean = graph.op("ReduceMean", [features], { axes: [1], keepdims: 0 });
  graph.output("embedding", mean, ["N", MELS]);
  return withMetadata(graph.encode(), {
    framework: "3d-speaker",
    language: "en",
    url: "none",
    comment: "made by a test",
    sample_rate: 16_000,
    output_dim: MELS,
    normalize_samples: 1,
    feature_normalize_type: "global-mean",
  });
}

/** A transducer for sherpa-onnx that hears token `token` in every frame, whatever is said. */
export function tinyTransducer({
  vocabulary,
  token,
}: {
  readonly vocabulary: number;
  readonly token: number;
}) {
  const encoder = new OnnxGraph("encoder");
  const features = encoder.input("x", ["N", "T", MELS]);
  encoder.input("x_lens", ["N"], "int64");
  encoder.output("encoder_out", features, ["N", "T", MELS]);

  const decoder = new OnnxGraph("decoder");
  const history = decoder.op("Cast", [decoder.input("y", ["N", 2], "int64")], { to: 1 });
  const silent = decoder.floats([2, MELS], new Float32Array(2 * MELS));
  decoder.output("decoder_out", decoder.op("MatMul", [history, silent]), ["N", MELS]);

  const joiner = new OnnxGraph("joiner");
  const heard = joiner.add(
    joiner.input("encoder_out", ["N", MELS]),
    joiner.input("decoder_out", ["N", MELS]),
  );
  const nothing = joiner.floats([MELS, vocabulary], new Float32Array(MELS * vocabulary));
  const bias = joiner.floats(
    [vocabulary],
    Float32Array.from({ length: vocabulary }, (_, i) => (i === token ? 1 : 0)),
  );
  joiner.output("logit", joiner.add(joiner.op("MatMul", [heard, nothing]), bias), ["N", vocabulary]);

  return {
    encoder: passing(encoder.encode(), "x_lens", "encoder_out_lens"),
    decoder: withMetadata(decoder.encode(), { vocab_size: vocabulary, context_size: 2 }),
    joiner: withMetadata(joiner.encode(), { joiner_dim: MELS }),
  };
}
