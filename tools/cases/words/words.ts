/**
 * The words of a text as cases compare them: NFKC, lower case, apostrophes dropped; all that is no letter or digit
 * separates.
 */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘ʼ`´]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
