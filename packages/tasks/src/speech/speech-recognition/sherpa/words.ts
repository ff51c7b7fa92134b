import type { RecognizerResult } from "@hapju/inference";
import type { OutputOf } from "@hapju/spec";
import type { speechRecognition } from "../contract.ts";

/** Length of a token where the network states only its start, in seconds: about a syllable. */
const TOKEN_SECONDS = 0.2;

/** What a recognizer wrote, with a time for each word where the network times its tokens. */
export function answerOf({
  text,
  tokens,
  timestamps,
  durations,
}: RecognizerResult): OutputOf<typeof speechRecognition> {
  const trimmed = text.trim();
  if (trimmed === "" || timestamps.length !== tokens.length) return { text: trimmed };
  const words: { text: string; startSeconds: number; endSeconds: number }[] = [];
  for (const [i, startSeconds] of timestamps.entries()) {
    const token = tokens[i] ?? "";
    const endSeconds = Math.min(
      startSeconds + (durations?.[i] || TOKEN_SECONDS),
      timestamps[i + 1] ?? Number.POSITIVE_INFINITY,
    );
    const last = words.at(-1);
    if (last && !/^[ ▁]/.test(token)) {
      last.text += token;
      last.endSeconds = endSeconds;
    } else {
      words.push({ text: token.replace(/^[ ▁]+/, ""), startSeconds, endSeconds });
    }
  }
  return { text: trimmed, words: words.filter((word) => word.text !== "") };
}
