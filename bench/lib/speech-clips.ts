import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
  score(recognized: readonly TranscriptSegment[]): SpeechScore;
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
