import { floatsOf, type InferenceSession, outputOf, Tensor } from "@hapju/inference/onnx";
import { SAMPLE_RATE } from "@hapju/spec";

const START = 1;
const END = 2;
/** The fastest speakers reach six tokens a second; beyond nine the decoder is repeating itself. */
const TOKENS_PER_SECOND = 9;
const SPARE_TOKENS = 8;
/** The first convolutions produce nothing from anything shorter. */
const SHORTEST = 1_600;

/** Audio (16 kHz, at most about 10 s) → tokens of the Llama vocabulary. */
export type MoonshineNetwork = (samples: Float32Array, signal: AbortSignal) => Promise<number[]>;

/** Greedy decoding with the attention cache carried from token to token. */
export function moonshineNetwork(encoder: InferenceSession, decoder: InferenceSession): MoonshineNetwork {
  const cacheNames = decoder.inputNames.filter((name) => name.startsWith("past_key_values."));
  return async (samples, signal) => {
    if (samples.length < SHORTEST) return [];
    const encoded = await encoder.run({ input_values: new Tensor("float32", samples, [1, samples.length]) });
    let cache = emptyCache(decoder, cacheNames);
    let token = START;
    const tokens: number[] = [];
    const most = Math.ceil((samples.length / SAMPLE_RATE) * TOKENS_PER_SECOND) + SPARE_TOKENS;
    while (tokens.length < most) {
      signal.throwIfAborted();
      const isFirst = tokens.length === 0;
      const result = await decoder.run({
        input_ids: new Tensor("int64", BigInt64Array.of(BigInt(token)), [1, 1]),
        encoder_hidden_states: outputOf(encoded, "last_hidden_state"),
        use_cache_branch: new Tensor("bool", Uint8Array.of(isFirst ? 0 : 1), [1]),
        ...cache,
      });
      token = likeliest(floatsOf(result, "logits"));
      if (token === END) break;
      tokens.push(token);
      cache = nextCache(cache, result, isFirst);
    }
    return tokens;
  };
}

type Cache = Record<string, Tensor>;

function emptyCache(decoder: InferenceSession, names: readonly string[]): Cache {
  const shapes = new Map(
    decoder.inputMetadata.map((input) => [input.name, input.isTensor ? input.shape : []]),
  );
  return Object.fromEntries(
    names.map((name) => {
      const [, heads = 0, , width = 0] = shapes.get(name) ?? [];
      return [name, new Tensor("float32", new Float32Array(0), [0, Number(heads), 1, Number(width)])];
    }),
  );
}

/** The encoder's keys and values are in the result of the first token only; later they are empty. */
function nextCache(cache: Cache, result: InferenceSession.ReturnType, isFirst: boolean): Cache {
  return Object.fromEntries(
    Object.entries(cache).map(([name, before]) => {
      const isKept = !isFirst && name.includes(".encoder.");
      return [name, isKept ? before : outputOf(result, name.replace("past_key_values", "present"))];
    }),
  );
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token] ?? 0;
    if (logit > highest) [highest, best] = [logit, token];
  }
  return best;
}
