import { toTokens } from "./to-tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * What a token of a phrase gains, in nats. A phrase that is begun and not finished gives back what it gained, so that it
 * decides only between texts that are about as likely.
 */
const GAIN = 2;

/** A place in the tree of phrases. */
interface PhraseNode {
  readonly following: Map<number, PhraseNode>;
  isEnd: boolean;
}

/** Where a hypothesis is in the tree, and what it gained that it would give back. */
export interface PhraseState {
  readonly node: PhraseNode;
  readonly pending: number;
}

/** Names and terms that are likely said, as a tree of their tokens. */
export interface Phrases {
  readonly start: PhraseState;
  /** The tokens that begin or continue a phrase. */
  tokensAfter(state: PhraseState): Iterable<number>;
  /** The state after a token, and what the token gains; negative where a phrase is broken off. */
  after(state: PhraseState, token: number): { readonly state: PhraseState; readonly gain: number };
}

/** Builds the tree. A phrase counts at the start of a text, and after a space. */
export function phraseTree(phrases: readonly string[], vocabulary: Vocabulary): Phrases {
  const root: PhraseNode = { following: new Map(), isEnd: false };
  const start: PhraseState = { node: root, pending: 0 };
  for (const phrase of phrases.map((text) => text.normalize("NFC").trim()))
    for (const text of phrase === "" ? [] : [phrase, ` ${phrase}`]) insert(root, toTokens(text, vocabulary));
  return {
    start,
    tokensAfter: ({ node }) => new Set([...node.following.keys(), ...root.following.keys()]),
    after(state, token) {
      const next = state.node.following.get(token);
      if (next) return { state: entered(next, state.pending + GAIN, start), gain: GAIN };
      const first = root.following.get(token);
      if (first) return { state: entered(first, GAIN, start), gain: GAIN - state.pending };
      return { state: start, gain: -state.pending };
    },
  };
}

function insert(root: PhraseNode, tokens: readonly number[]): void {
  let node = root;
  for (const token of tokens) {
    const next: PhraseNode = node.following.get(token) ?? { following: new Map(), isEnd: false };
    node.following.set(token, next);
    node = next;
  }
  node.isEnd = true;
}

/** A finished phrase keeps its gain. */
function entered(node: PhraseNode, pending: number, start: PhraseState): PhraseState {
  if (!node.isEnd) return { node, pending };
  return node.following.size === 0 ? start : { node, pending: 0 };
}
