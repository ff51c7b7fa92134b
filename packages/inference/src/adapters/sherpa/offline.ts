import type { speechRecognition } from "../../tasks/index.ts";
import type { TaskAdapter } from "../task-adapter.ts";
import {
  collect,
  featConfig,
  type OfflineNetwork,
  type OfflineRecognizer,
  SAMPLE_RATE,
  settings,
  sherpaOnnx,
} from "./addon.ts";
import { answerOf } from "./words.ts";

/** What a network is told at loading. */
export interface NetworkOptions {
  readonly files: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** First part of the BCP 47 tag: `ko` of `ko-KR`. */
  readonly language: string;
}

/**
 * A recognizer of whole stretches of speech. A language that the network is told at loading is locked
 * for the run, so another language is a rare event and loads it again.
 *
 * @param perLanguage whether the network must be told the language
 */
export function offlineRecognizer(
  perLanguage: boolean,
  network: (options: NetworkOptions) => OfflineNetwork,
): TaskAdapter<typeof speechRecognition> {
  return {
    async load(files, sessions, options = {}) {
      const { OfflineRecognizer } = sherpaOnnx();
      let loaded: { language: string; recognizer: OfflineRecognizer } | undefined;
      const recognizerFor = async (tag: string) => {
        const language = perLanguage ? tag.split("-")[0]!.toLowerCase() : "";
        if (loaded?.language === language) return loaded.recognizer;
        loaded = undefined;
        collect();
        const modelConfig = {
          ...settings(sessions.threads),
          ...network({ files, options, language }),
          tokens: files.tokens!,
        };
        const recognizer = await OfflineRecognizer.createAsync({
          featConfig,
          modelConfig,
          decodingMethod: "greedy_search",
        });
        loaded = { language, recognizer };
        return recognizer;
      };
      if (!perLanguage) await recognizerFor("");
      return {
        async run(inputs, signal) {
          const answers = [];
          for (const { samples, language } of inputs) {
            signal.throwIfAborted();
            const recognizer = await recognizerFor(language);
            const stream = recognizer.createStream();
            stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
            answers.push(answerOf(await recognizer.decodeAsync(stream)));
          }
          return answers;
        },
        async close() {
          loaded = undefined;
          collect();
        },
      };
    },
  };
}
