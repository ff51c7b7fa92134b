import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { orcWordErrorRate, readTranscript, type TranscriptSegment, wordErrorRate } from "@hapju/evaluation";
import { shared } from "./data.ts";

/** Errors and how many words or characters the reference has. */
export type SpeechScore = Pick<ReturnType<typeof wordErrorRate>, "errors" | "length">;

/** A recording of which it is known what was said. */
export interface SpeechClip {
  /** What the clips of one row have in common. */
  readonly set: string;
  readonly path: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly measure: "WER" | "ORC-WER" | "CER";
  /** @param read changes what was said and what was recognised before they are compared; absent: nothing */
  score(recognized: readonly TranscriptSegment[], read?: (text: string) => string): SpeechScore;
}

const one = { session: "a", speaker: "a", startSeconds: 0, endSeconds: 1 };
const together = (segments: readonly TranscriptSegment[]) => [
  { ...one, words: segments.map(({ words }) => words).join(" ") },
];

/** Read English, near. */
export function librivoxClips(): SpeechClip[] {
  const folder = shared("data/audio/librivox");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".wav"))
    .map((name) => {
      const words = readFileSync(join(folder, name.replace(/wav$/, "txt")), "utf8").trim();
      return {
        set: "LibriVox",
        path: join(folder, name),
        language: "en",
        measure: "WER",
        score: (found) => wordErrorRate([{ ...one, words }], together(found), { normalization: "english" }),
      };
    });
}

/** English meetings, from far away. */
export function amiClips(): SpeechClip[] {
  const folder = shared("data/audio/ami");
  const reference = readTranscript(join(folder, "ref.stm")).segments;
  return [...new Set(reference.map(({ session }) => session))].map((session) => ({
    set: "AMI, 7 far-field clips",
    path: join(folder, `${session}.wav`),
    language: "en",
    measure: "ORC-WER",
    score: (found) =>
      orcWordErrorRate(
        reference.filter((segment) => segment.session === session),
        found.map((segment) => ({ ...segment, session })),
        { normalization: "english" },
      ),
  }));
}

/** Korean, read. */
export function koreanClips(): SpeechClip[] {
  const folder = shared("data/audio/ko-KR");
  return readFileSync(join(folder, "trans.txt"), "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => {
      const [name = "", words = ""] = line.split("\t");
      return {
        set: `Korean, ${name}`,
        path: join(folder, name),
        language: "ko",
        measure: "CER",
        score: (found) =>
          wordErrorRate([{ ...one, words }], together(found), { unit: "characters", normalization: "basic" }),
      };
    });
}

/**
 * Recordings of the user's, in the folder that HAPJU_SPEECH names: `SET/data/text` has a line `NAME WORDS` for each
 * `SET/wavs/NAME.wav` or `.flac`, as Kaldi's recipes have it. What has Hangul is Korean, all else English.
 */
export function ownClips(): SpeechClip[] {
  const folder = process.env.HAPJU_SPEECH;
  if (folder === undefined) return [];
  return readdirSync(folder).flatMap((set) => {
    const wavs = join(folder, set, "wavs");
    const files = new Map(readdirSync(wavs).map((file) => [parse(file).name, join(wavs, file)]));
    const lines = readFileSync(join(folder, set, "data/text"), "utf8").split("\n");
    return lines.flatMap((line): SpeechClip[] => {
      const [, name = "", words = ""] = /^(\S+)\s+(.+)$/.exec(line.trim()) ?? [];
      const path = files.get(name);
      if (path === undefined) return [];
      const korean = /\p{Script=Hangul}/u.test(words);
      const unit = korean ? "characters" : "words";
      const options = { unit, normalization: korean ? "korean" : "english" } as const;
      return [
        {
          set: `${set}, ${files.size} utterances`,
          path,
          language: korean ? "ko" : "en",
          measure: korean ? "CER" : "WER",
          score: (found, read = (text) => text) =>
            wordErrorRate(
              [{ ...one, words: read(words) }],
              together(found).map((said) => ({ ...said, words: read(said.words) })),
              options,
            ),
        },
      ];
    });
  });
}
