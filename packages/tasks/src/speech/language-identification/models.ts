import { defineModel, type Model } from "@hapju/spec";
import { whisperFiles } from "../speech-recognition/whisper/files.ts";
import { WHISPER_LANGUAGES } from "../speech-recognition/whisper/languages.ts";
import { languageIdentification } from "./contract.ts";

/** The models of language-identification, best first: the default route. */
export const languageIdentificationModels: readonly Model[] = [
  defineModel({
    id: "whisper-base-languages",
    version: "2022.8bit.1",
    task: languageIdentification.name,
    runtime: "onnx",
    adapter: new URL("./whisper.ts", import.meta.url).href,
    files: whisperFiles.filter(({ name }) => name !== "tokens"),
    licence: "MIT",
    commercialUse: true,
    memoryMiB: 500,
    card: `OpenAI Whisper base, 8 bits, ${WHISPER_LANGUAGES.length} languages; the weights of whisper-base. About 2.5 s of one thread for 30 s of sound.`,
  }),
];
