/** Sounds and phrases without meaning, wherever they stand. */
const FILLERS = /,? ?\b(?:um+|uh+|erm?|hmm+|mm+|ah|oh(?! no)|you know|i mean|kind of|sort of)\b,?/g;

const EXPANSIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, "will not"],
  [/\b(?:can't|cannot)\b/g, "can not"],
  [/\bshan't\b/g, "shall not"],
  [/\bain't\b/g, "is not"],
  [/n't\b/g, " not"],
  [/\blet's\b/g, "let us"],
  [/\bi'm\b/g, "i am"],
  [/'ll\b/g, " will"],
  [/'re\b/g, " are"],
  [/'ve\b/g, " have"],
  [/'d\b/g, " would"],
  [
    /\b(it|that|this|there|he|she|who|what|where|how|when|everybody|everyone|nothing|nobody)'s\b(?![.!?]*$)/g,
    "$1 is",
  ],
  [/\b(\w+)'s (?=(?:going|gonna|taking|responsible|handling|to|in charge)\b)/g, "$1 is "],
  [/\bim\b/g, "i am"],
  [/\b(i|we|you|they)ll\b(?<!\bill|\bwell)/g, "$1 will"],
  [/\bgonna\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\b(?:have got|got|gotta) to\b|\bgotta\b/g, "have to"],
  [/\b(?:e-mail|e mail)\b/g, "email"],
  [/\bdouble[- ]check\b/g, "check"],
];

/** The beginning of a word that is said again whole: "w we", "th the". */
const STUTTER =
  /\b(?!(?:i|a|an|is|in|it|the|be|he|do|go|so|no|to|on|as|at|we|for|or|of|us|all|my|me|you) )([a-z]{1,3}) (?=\1[a-z])/g;

/**
 * A sentence as rules read it: lower case, short forms written out ("I'll" is "i will"), without fillers and words said
 * twice. Punctuation stays.
 */
export function plain(sentence: string): string {
  let text = sentence
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/["“”]/g, "")
    .replace(/\b(?:mm|uh|m)[- ]?(?:hmm?|huh)\b/g, "yes");
  text = text
    .replace(FILLERS, (filler) => (/^,|,$/.test(filler) ? ", " : " "))
    .replace(/\s+/g, " ")
    .trim();
  for (const [form, full] of EXPANSIONS) text = text.replace(form, full);
  return text
    .replace(/\s+/g, " ")
    .replace(/\b(\w+(?: \w+)?)(?: \1\b)+/g, "$1")
    .replace(STUTTER, "")
    .replace(/ ([,.!?;:])/g, "$1")
    .replace(/^[\s,.]+/, "")
    .trim();
}

/** Ends in the middle: "okay, we'll move the". */
const UNFINISHED =
  /\b(?:the|a|an|to|and|or|of|my|our|your|their|its|we|i|they|because|but|if|than|as|into|very|so that|which|'s|it's|that's|going|like|said|with|for|not)[ ,]*$|(?:[-–—]|\.\.\.|…)\.?$/;

/** Whether a plain sentence was broken off. */
export const isUnfinished = (text: string): boolean => UNFINISHED.test(text);
