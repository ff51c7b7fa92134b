import type { OfflineNetwork, OfflineRecognizer, sherpaOnnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import { type Adapter, type OptionsOf, SAMPLE_RATE } from "@hapju/spec";
import type { speechRecognition } from "../contract.ts";
import { featConfig } from "./audio.ts";
import { answerOf } from "./words.ts";

/** What a network is opened with. */
export interface NetworkOptions {
  /** Path of a file by its name in the entry. */
  file(name: string): string;
  readonly options: OptionsOf<typeof sherpaOnnx>;
  /** First part of the BCP 47 tag: `ko` of `ko-KR`; empty where the network is not given the language. */
  readonly language: string;
}

/**
 * A recognizer of whole segments of speech. A language that the network is given when it is loaded is fixed
 * for the run, so another language is rare and loads it again.
 *
 * @param perLanguage whether the network must be given the language
 */
export function offlineRecognizer(
  perLanguage: boolean,
  network: (options: NetworkOptions) => OfflineNetwork,
): Adapter<typeof speechRecognition, typeof sherpaOnnx> {
  return {
    async load({ files, options, runtime: { addon, settings, collect } }) {
      const file = (name: string) => fileOf(files, name);
      let loaded: { language: string; recognizer: OfflineRecognizer } | undefined;
      const recognizerFor = async (tag: string) => {
        const [primary = ""] = tag.split("-");
        const language = perLanguage ? primary.toLowerCase() : "";
        if (loaded?.language === language) return loaded.recognizer;
        loaded = undefined;
        collect();
        const recognizer = await addon.OfflineRecognizer.createAsync({
          featConfig,
          modelConfig: { ...settings, ...network({ file, options, language }), tokens: file("tokens") },
          decodingMethod: "greedy_search",
        });
        loaded = { language, recognizer };
        return recognizer;
      };
      if (!perLanguage) await recognizerFor("");
      return {
        run: eachInput(async ({ samples, language }) => {
          const recognizer = await recognizerFor(language);
          const stream = recognizer.createStream();
          stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
          return answerOf(await recognizer.decodeAsync(stream));
        }),
        async close() {
          loaded = undefined;
          collect();
        },
      };
    },
  };
}
