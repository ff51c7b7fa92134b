import { koreanStem, PARTICLE } from "./korean-stem.ts";
import { plainText } from "./plain-text.ts";
import { type Nearness, nearStem } from "./search-terms.ts";
import { type SearchWord, searchWords } from "./search-words.ts";

const BEFORE = "(?<![\\p{L}\\p{N}])";
const HYPHEN = "[-\\u2010]";

/** Patterns of a word in plain text: the whole word, then what is found instead of it. */
function patternsOf(word: SearchWord, nearness: Nearness): [whole: string, ...others: string[]] {
  if (word.kind === "spaced")
    return [`${BEFORE}${word.parts.map((part) => [...part].join(`${HYPHEN}?`)).join("[-\\u2010\\s]?")}`];
  const { text } = word;
  const stem = koreanStem(text);
  const near = nearness === "near" ? nearStem(text) : undefined;
  return [
    text,
    ...(stem === undefined ? [] : [`(?<!\\p{Script=Hangul})${stem}(?=${PARTICLE}?(?!\\p{Script=Hangul}))`]),
    ...(near === undefined ? [] : [near]),
  ];
}

/** Where the words of a query are in a text: UTF-16 offsets in order, none overlapping. */
export function matchesIn(
  text: string,
  query: string,
  nearness: Nearness = "exact",
): { start: number; end: number }[] {
  const words = searchWords(query);
  const compounds = words.filter((word) => word.kind === "spaced" && word.parts.length > 1);
  // Where the parts of a compound are far from each other, each is marked.
  const parts = compounds.flatMap((word): SearchWord[] =>
    word.kind === "spaced" ? word.parts.map((part) => ({ kind: "spaced", parts: [part] })) : [],
  );
  const patterns = [...words, ...parts].map((word) => patternsOf(word, nearness));
  if (patterns.length === 0) return [];
  const plain = plainText(text);
  const wholes = patterns.map(([whole]) => whole).sort((a, b) => b.length - a.length);
  const either = [...wholes, ...patterns.flatMap(([, ...others]) => others)].join("|");
  return [...plain.text.matchAll(new RegExp(either, "gu"))].map(({ index, 0: found }) => ({
    start: plain.starts[index] ?? 0,
    end: plain.ends[index + found.length - 1] ?? 0,
  }));
}
