import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import { emptyCache, openWhisper } from "../speech-recognition/whisper/network.ts";
import { languageToken, readSettings } from "../speech-recognition/whisper/settings.ts";
import { SPECIAL } from "../speech-recognition/whisper/special-tokens.ts";
import { probabilities } from "../speech-recognition/whisper/token-scores.ts";
import type { languageIdentification } from "./contract.ts";

/** Silence behind the sound, in seconds. */
const TAIL_SECONDS = 1;

/**
 * The language token that Whisper would write first. Files: `mel`, `encoder`, `decoder`, `settings`. Among all 99, far-field English may
 * be taken for Welsh: expected languages are compared among themselves.
 */
export const adapter: Adapter<typeof languageIdentification, typeof onnx> = {
  async load({ files, runtime }) {
    const settings = await readSettings(fileOf(files, "settings"));
    const { languages } = settings;
    const network = await openWhisper(runtime, {
      mel: fileOf(files, "mel"),
      encoder: fileOf(files, "encoder"),
      decoder: fileOf(files, "decoder"),
    });
    return {
      run: eachInput(async ({ samples, expected }) => {
        const tokens = expected.map((tag) => languageToken(settings, tag));
        const unknown = expected.filter((_, index) => tokens[index] === undefined);
        if (unknown.length > 0)
          throw new InferenceError(
            "input-invalid",
            `Whisper does not know ${unknown.join(", ")}. Expect only languages it knows: ${languages.join(", ")}.`,
            { languages: unknown },
          );
        const sound = await network.encode(samples, TAIL_SECONDS);
        const { logits } = await network.decode(sound, [[SPECIAL.start]], emptyCache(), 0);
        const end = SPECIAL.firstLanguage + languages.length;
        const all = probabilities(logits.slice(SPECIAL.firstLanguage, end));
        const highest = all.reduce((best, value, index) => (value > (all[best] ?? 0) ? index : best), 0);
        const wanted = Float32Array.from(tokens, (token) => logits[token ?? 0] ?? 0);
        return {
          probabilities: [...probabilities(wanted)],
          likeliest: { language: languages[highest] ?? "", probability: all[highest] ?? 0 },
        };
      }),
      close: () => network.close(),
    };
  },
};
