import type { onnx } from "@hapju/inference";
import { eachInput, fileOf, InferenceError } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import { z } from "zod";
import type { speechRecognition } from "./contract.ts";
import { openWhisper } from "./whisper/network.ts";
import { phraseTree } from "./whisper/phrases.ts";
import { recognize } from "./whisper/recognize.ts";
import { languageToken, readSettings } from "./whisper/settings.ts";
import { tokenScores } from "./whisper/token-scores.ts";
import { readVocabulary } from "./whisper/vocabulary.ts";

const whisperOptions = z.strictObject({
  /** Hypotheses that are followed at a time. */
  beam: z.int().positive().default(1),
  /** Languages in which only one is followed. */
  greedy: z.array(z.string()).default([]),
});

/**
 * Whisper base (A. Radford et al., 2022), 99 languages, with the times of words. Files: `mel`, `encoder`, `decoder`, `tokens`,
 * `settings`.
 */
export const adapter: Adapter<typeof speechRecognition, typeof onnx> = {
  async load({ files, options, runtime }) {
    const { beam, greedy } = whisperOptions.parse(options);
    const settings = await readSettings(fileOf(files, "settings"));
    const vocabulary = await readVocabulary(fileOf(files, "tokens"));
    const network = await openWhisper(runtime, {
      mel: fileOf(files, "mel"),
      encoder: fileOf(files, "encoder"),
      decoder: fileOf(files, "decoder"),
    });
    const whisper = { network, scores: tokenScores(settings), vocabulary };
    return {
      run: eachInput(async ({ samples, language: tag, phrases: given = [] }, signal) => {
        const language = languageToken(settings, tag);
        if (language === undefined)
          throw new InferenceError(
            "input-invalid",
            `Whisper does not know the language "${tag}". It knows ${settings.languages.join(", ")}.`,
            { language: tag },
          );
        const phrases = given.length > 0 ? phraseTree(given, vocabulary) : undefined;
        const isGreedy = greedy.some((code) => languageToken(settings, code) === language);
        return recognize(whisper, samples, { language, beam: isGreedy ? 1 : beam, phrases }, signal);
      }),
      close: () => network.close(),
    };
  },
};
