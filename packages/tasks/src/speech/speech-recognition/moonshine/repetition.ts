/** A phrase said this often in a row is the decoder going round in circles, not speech. */
const MOST_REPEATS = 4;
const LONGEST_PHRASE = 24;

/** How many tokens long the phrase is that repeats at the end, 0 when none does. */
function circle(tokens: readonly number[]): number {
  for (let phrase = 1; phrase <= LONGEST_PHRASE && phrase * MOST_REPEATS <= tokens.length; phrase++) {
    const tail = tokens.slice(-phrase * MOST_REPEATS);
    if (tail.every((token, i) => token === tail[i % phrase])) return phrase;
  }
  return 0;
}

export const endsInCircles = (tokens: readonly number[]) => circle(tokens) > 0;

/** The tokens with a phrase that repeats to the end said once. */
export function withoutCircles(tokens: readonly number[]): number[] {
  const phrase = circle(tokens);
  if (phrase === 0) return [...tokens];
  let end = tokens.length;
  while (end - phrase >= phrase && tokens[end - 1] === tokens[end - 1 - phrase]) end--;
  return tokens.slice(0, end);
}
