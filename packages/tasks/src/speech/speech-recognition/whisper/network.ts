import { floatsOf, type InferenceSession, type OnnxApi, outputOf, Tensor } from "@hapju/inference/onnx";
import { SAMPLE_RATE } from "@hapju/spec";

/** Samples of one column of the spectrogram. */
const HOP = SAMPLE_RATE / 100;
/** Columns of the longest sound: 30 s. */
const MOST_COLUMNS = 3_000;
const LAYERS = 6;
const STATE = 512;
/** Attention heads that follow the sound, in the decoder's output. */
export const ALIGNMENT_HEADS = 8;
/** Seconds of one frame of the encoder. */
export const FRAME_SECONDS = (2 * HOP) / SAMPLE_RATE;

/** Sound as the decoder attends to it. */
export interface EncodedSound {
  readonly keys: Tensor;
  readonly values: Tensor;
  /** Frames of the encoder. */
  readonly frames: number;
  /** Those that hold sound; silence was added behind. */
  readonly soundFrames: number;
}

/** What the decoder keeps of the tokens so far, one row per hypothesis. */
export interface DecoderCache {
  readonly keys: Tensor;
  readonly values: Tensor;
}

/** One pass of the decoder over `rows` × `length` tokens. */
export interface DecoderPass {
  /** [rows, length, vocabulary] */
  readonly logits: Float32Array;
  /** [rows, heads, length, frames]: how much the next token looks at each frame. */
  readonly attention: Float32Array;
  readonly cache: DecoderCache;
}

/** The networks of Whisper base. */
export interface WhisperNetwork {
  /**
   * @param samples mono, 16 kHz; what is beyond 30 s is left out
   * @param tailSeconds silence behind it, as far as 30 s allow; the network was trained with all 30 s filled
   */
  encode(samples: Float32Array, tailSeconds: number): Promise<EncodedSound>;
  /**
   * @param tokens one list per hypothesis, all of one length
   * @param position how many tokens came before
   */
  decode(
    sound: EncodedSound,
    tokens: readonly (readonly number[])[],
    cache: DecoderCache,
    position: number,
  ): Promise<DecoderPass>;
  close(): Promise<void>;
}

/** The cache before the first token. */
export const emptyCache = (): DecoderCache => ({ keys: noRows(), values: noRows() });

const noRows = () => new Tensor("float32", new Float32Array(0), [LAYERS, 1, 0, STATE]);

/** Opens the networks; `paths` are those of `mel`, `encoder` and `decoder`. */
export async function openWhisper(
  { open }: OnnxApi,
  paths: Readonly<Record<"mel" | "encoder" | "decoder", string>>,
): Promise<WhisperNetwork> {
  const mel = await open(paths.mel);
  const encoder = await open(paths.encoder);
  const decoder = await open(paths.decoder);
  return {
    encode: (samples, tailSeconds) => encode(mel, encoder, samples, tailSeconds),
    async decode(sound, tokens, cache, position) {
      const [{ length } = []] = tokens;
      const ids = BigInt64Array.from(tokens.flat(), BigInt);
      const result = await decoder.run({
        tokens: new Tensor("int64", ids, [tokens.length, length ?? 0]),
        in_n_layer_self_k_cache: cache.keys,
        in_n_layer_self_v_cache: cache.values,
        n_layer_cross_k: sound.keys,
        n_layer_cross_v: sound.values,
        offset: new Tensor("int64", BigInt64Array.of(BigInt(position)), [1]),
      });
      return {
        logits: floatsOf(result, "logits"),
        attention: floatsOf(result, "cross_attention_weights"),
        cache: {
          keys: outputOf(result, "out_n_layer_self_k_cache"),
          values: outputOf(result, "out_n_layer_self_v_cache"),
        },
      };
    },
    async close() {
      for (const session of [mel, encoder, decoder]) await session.release();
    },
  };
}

async function encode(
  mel: InferenceSession,
  encoder: InferenceSession,
  samples: Float32Array,
  tailSeconds: number,
): Promise<EncodedSound> {
  const columns = Math.min(MOST_COLUMNS, Math.ceil(samples.length / HOP));
  const padded = Math.min(MOST_COLUMNS, 2 * Math.ceil((columns + (tailSeconds * SAMPLE_RATE) / HOP) / 2));
  const audio = new Float32Array(padded * HOP);
  audio.set(samples.subarray(0, audio.length));
  const spectrogram = await mel.run({ audio: new Tensor("float32", audio, [1, audio.length]) });
  const encoded = await encoder.run({ mel: outputOf(spectrogram, "mel") });
  return {
    keys: outputOf(encoded, "n_layer_cross_k"),
    values: outputOf(encoded, "n_layer_cross_v"),
    frames: padded / 2,
    soundFrames: Math.ceil(columns / 2),
  };
}
