/** A phrase repeated this often in a row is a decoder loop, not speech. */
const MOST_REPEATS = 4;
const LONGEST_PHRASE = 24;

/** Length in tokens of the phrase that repeats at the end; 0 if none does. */
function loopLength(tokens: readonly number[]): number {
  for (let phrase = 1; phrase <= LONGEST_PHRASE && phrase * MOST_REPEATS <= tokens.length; phrase++) {
    const tail = tokens.slice(-phrase * MOST_REPEATS);
    if (tail.every((token, i) => token === tail[i % phrase])) return phrase;
  }
  return 0;
}

/** Whether the tokens end in a decoder loop. */
export const endsInLoop = (tokens: readonly number[]) => loopLength(tokens) > 0;

/** The tokens with a phrase that repeats to the end kept once. */
export function withoutLoop(tokens: readonly number[]): number[] {
  const phrase = loopLength(tokens);
  if (phrase === 0) return [...tokens];
  let end = tokens.length;
  while (end - phrase >= phrase && tokens[end - 1] === tokens[end - 1 - phrase]) end--;
  return tokens.slice(0, end);
}
