import { OnnxGraph } from "@hapju/onnx-writer";
import protobuf from "protobufjs";

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

const INT32 = 6;
const INT64 = 7;

/** A list of integers that goes in or comes out of a graph. */
const port = (name: string, elementType: number) => (writer: protobuf.Writer) => {
  text(writer, 1, name);
  field(writer, 2, (type) =>
    field(type, 1, (tensor) => {
      tensor.uint32(1 << 3).int64(elementType);
      field(tensor, 2, (shape) => field(shape, 1, (dim) => text(dim, 2, "N")));
    }),
  );
};

/** Passes an int64 input through to an output. */
function passing(model: Uint8Array, input: string, output: string): Uint8Array {
  return append(model, (writer) =>
    field(writer, 7, (graph) => {
      field(graph, 1, (node) => {
        text(node, 1, input);
        text(node, 2, output);
        text(node, 4, "Identity");
      });
      field(graph, 12, port(output, INT64));
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
    comment: "written by a test",
    sample_rate: 16_000,
    output_dim: MELS,
    normalize_samples: 1,
    feature_normalize_type: "global-mean",
  });
}

/** A transducer for sherpa-onnx that recognizes token `token` in every frame of any audio. */
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
  const sum = joiner.add(joiner.input("encoder_out", ["N", MELS]), joiner.input("decoder_out", ["N", MELS]));
  const nothing = joiner.floats([MELS, vocabulary], new Float32Array(MELS * vocabulary));
  const bias = joiner.floats(
    [vocabulary],
    Float32Array.from({ length: vocabulary }, (_, i) => (i === token ? 1 : 0)),
  );
  joiner.output("logit", joiner.add(joiner.op("MatMul", [sum, nothing]), bias), ["N", vocabulary]);

  return {
    encoder: passing(encoder.encode(), "x_lens", "encoder_out_lens"),
    decoder: withMetadata(decoder.encode(), { vocab_size: vocabulary, context_size: 2 }),
    joiner: withMetadata(joiner.encode(), { joiner_dim: MELS }),
  };
}

/** The same as a streaming transducer, with a state that it passes on unread. */
export function tinyStreamingTransducer(words: { readonly vocabulary: number; readonly token: number }) {
  const encoder = new OnnxGraph("streaming-encoder");
  const features = encoder.input("x", ["N", 9, MELS]);
  const state = encoder.input("h", [1, "N", MELS]);
  const cell = encoder.input("c", [1, "N", MELS]);
  const every = encoder.op("Slice", [
    features,
    ...[[0], [8], [1], [2]].map((list) => encoder.integers(list)),
  ]);
  encoder.output("encoder_out", every, ["N", 4, MELS]);
  encoder.output("next_h", state, [1, "N", MELS]);
  encoder.output("next_c", cell, [1, "N", MELS]);
  const metadata = {
    model_type: "lstm",
    T: 9,
    decode_chunk_len: 8,
    num_encoder_layers: 1,
    d_model: MELS,
    rnn_hidden_size: MELS,
  };
  return { ...tinyTransducer(words), encoder: withMetadata(encoder.encode(), metadata) };
}

const LFR_FEATURES = 560;

/**
 * A SenseVoice for sherpa-onnx that recognizes tokens `odd` and `even` in turn, one a frame. Its metadata
 * lists the language ids.
 */
export function tinySenseVoice({
  vocabulary,
  odd,
  even,
}: {
  vocabulary: number;
  odd: number;
  even: number;
}): Uint8Array {
  const graph = new OnnxGraph("sense-voice");
  const features = graph.input("x", ["N", "T", LFR_FEATURES]);
  const ones = graph.add(graph.op("Mul", [features, graph.scalar(0)]), graph.scalar(1));
  const counted = graph.op("CumSum", [ones, graph.integers([1])]);
  const parity = graph.op("Mod", [counted, graph.scalar(2)], { fmod: 1 });
  const isOdd = graph.op("ReduceMean", [parity], { axes: [2], keepdims: 1 });
  const isEven = graph.op("Sub", [graph.scalar(1), isOdd]);
  const column = (token: number) =>
    graph.floats(
      [1, 1, vocabulary],
      Float32Array.from({ length: vocabulary }, (_, i) => (i === token ? 1 : 0)),
    );
  const logits = graph.add(graph.op("Mul", [isOdd, column(odd)]), graph.op("Mul", [isEven, column(even)]));
  graph.output("logits", logits, ["N", "T", vocabulary]);
  const named = append(graph.encode(), (writer) =>
    field(writer, 7, (body) => {
      for (const name of ["x_length", "language", "text_norm"]) field(body, 11, port(name, INT32));
    }),
  );
  return withMetadata(named, {
    model_type: "sense_voice_ctc",
    vocab_size: vocabulary,
    lfr_window_size: 7,
    lfr_window_shift: 6,
    normalize_samples: 0,
    with_itn: 14,
    without_itn: 15,
    lang_auto: 0,
    lang_zh: 3,
    lang_en: 4,
    lang_yue: 7,
    lang_ja: 11,
    lang_ko: 12,
    neg_mean: Array(LFR_FEATURES).fill(0).join(","),
    inv_stddev: Array(LFR_FEATURES).fill(1).join(","),
  });
}
