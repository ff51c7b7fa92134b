/** Ids of the special tokens of multilingual Whisper, whose vocabulary has 51,865 (openai/whisper, tokenizer.py). */
export const SPECIAL = {
  /** Ends a text. Every token of text has a smaller id. */
  end: 50_257,
  start: 50_258,
  /** Of the first language; the others follow in the order of `whisper.json`. */
  firstLanguage: 50_259,
  transcribe: 50_359,
  /** Its probability after the start token says that nobody speaks. */
  noSpeech: 50_362,
  noTimestamps: 50_363,
} as const;
