import { type InferenceSession, Tensor } from "onnxruntime-node";

const SAMPLE_RATE = 16_000;
const START = 1;
const END = 2;
/** The fastest talkers reach six tokens a second; beyond nine the decoder is going round in circles. */
const TOKENS_PER_SECOND = 9;
const SPARE_TOKENS = 8;
/** The convolutions at the entry swallow anything shorter. */
const SHORTEST = 1_600;

/** Sound (16 kHz, at most about 10 s) → tokens of the Llama vocabulary. */
export type MoonshineNetwork = (samples: Float32Array, signal: AbortSignal) => Promise<number[]>;

/** Greedy decoding with the attention cache carried from token to token. */
export function moonshineNetwork(encoder: InferenceSession, decoder: InferenceSession): MoonshineNetwork {
  const cacheNames = decoder.inputNames.filter((name) => name.startsWith("past_key_values."));
  return async (samples, signal) => {
    if (samples.length < SHORTEST) return [];
    const heard = await encoder.run({ input_values: new Tensor("float32", samples, [1, samples.length]) });
    let cache = emptyCache(decoder, cacheNames);
    let token = START;
    const tokens: number[] = [];
    const most = Math.ceil((samples.length / SAMPLE_RATE) * TOKENS_PER_SECOND) + SPARE_TOKENS;
    while (tokens.length < most) {
      signal.throwIfAborted();
      const first = tokens.length === 0;
      const result = await decoder.run({
        input_ids: new Tensor("int64", BigInt64Array.of(BigInt(token)), [1, 1]),
        encoder_hidden_states: heard.last_hidden_state!,
        use_cache_branch: new Tensor("bool", Uint8Array.of(first ? 0 : 1), [1]),
        ...cache,
      });
      token = likeliest(result.logits!.data as Float32Array);
      if (token === END) break;
      tokens.push(token);
      cache = nextCache(cache, result, first);
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
      const [, heads, , width] = shapes.get(name)! as [unknown, number, unknown, number];
      return [name, new Tensor("float32", new Float32Array(0), [0, heads, 1, width])];
    }),
  );
}

/** The encoder's keys and values come with the first token only; later they come back empty. */
function nextCache(cache: Cache, result: InferenceSession.ReturnType, first: boolean): Cache {
  return Object.fromEntries(
    Object.entries(cache).map(([name, before]) => {
      const kept = !first && name.includes(".encoder.");
      return [name, kept ? before : (result[name.replace("past_key_values", "present")] as Tensor)];
    }),
  );
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if (logits[i]! > logits[best]!) best = i;
  return best;
}
