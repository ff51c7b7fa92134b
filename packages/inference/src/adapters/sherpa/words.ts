import type { OutputOf, speechRecognition } from "../../tasks/index.ts";
import type { RecognizerResult } from "./addon.ts";

type Answer = OutputOf<typeof speechRecognition>;

/** How long a token lasts where the network says only when it begins: about a syllable. */
const TOKEN_SECONDS = 0.2;

/** What a recognizer wrote, with a time for each word where the network times its tokens. */
export function answerOf({ text, tokens, timestamps, durations }: RecognizerResult): Answer {
  const trimmed = text.trim();
  if (trimmed === "" || timestamps.length !== tokens.length) return { text: trimmed };
  const words: { text: string; startSeconds: number; endSeconds: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    const start = timestamps[i]!;
    const end = Math.min(
      start + (durations?.[i] || TOKEN_SECONDS),
      timestamps[i + 1] ?? Number.POSITIVE_INFINITY,
    );
    const last = words.at(-1);
    if (last && !/^[ ▁]/.test(token)) {
      last.text += token;
      last.endSeconds = end;
    } else {
      words.push({ text: token.replace(/^[ ▁]+/, ""), startSeconds: start, endSeconds: end });
    }
  }
  return { text: trimmed, words: words.filter((word) => word.text !== "") };
}
