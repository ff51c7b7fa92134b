import { readFile } from "node:fs/promises";
import { z } from "zod";
import { SPECIAL } from "./special-tokens.ts";

/** What comes with the weights beside the networks, in `whisper.json`. */
const whisperSettings = z.object({
  /** Codes in the order of their tokens. */
  languages: z.array(z.string()),
  /** Tokens that are never written: sounds, music, brackets. */
  suppress: z.array(z.int()),
  /** Tokens that no text starts with. */
  suppressAtStart: z.array(z.int()),
});

/** See {@link readSettings}. */
export type WhisperSettings = z.infer<typeof whisperSettings>;

/** Reads `whisper.json`. */
export const readSettings = async (path: string): Promise<WhisperSettings> =>
  whisperSettings.parse(JSON.parse(await readFile(path, "utf8")));

/** The token of a language by its BCP 47 tag, whose first part counts; undefined where it is not known. */
export function languageToken({ languages }: WhisperSettings, tag: string): number | undefined {
  const [primary = ""] = tag.toLowerCase().split("-");
  const index = languages.indexOf(primary);
  return index < 0 ? undefined : SPECIAL.firstLanguage + index;
}
