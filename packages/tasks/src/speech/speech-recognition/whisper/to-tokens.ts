import type { Vocabulary } from "./vocabulary.ts";

/** How the text is divided before pairs are joined (GPT-2's pattern). */
const PARTS = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+/gu;

/** The tokens of a text, by byte pair encoding: of all neighbours, those whose joint token has the lowest id are joined first. */
export const toTokens = (text: string, vocabulary: Vocabulary): number[] =>
  (text.match(PARTS) ?? []).flatMap((part) => joined(Buffer.from(part).toString("latin1"), vocabulary));

/** @param bytes in Latin-1 */
function joined(bytes: string, { idOf }: Vocabulary): number[] {
  const parts = [...bytes];
  for (;;) {
    let lowest = Number.POSITIVE_INFINITY;
    let at = -1;
    for (let i = 0; i + 1 < parts.length; i++) {
      const id = idOf(`${parts[i]}${parts[i + 1]}`);
      if (id !== undefined && id < lowest) [lowest, at] = [id, i];
    }
    if (at < 0) return parts.flatMap((part) => idOf(part) ?? []);
    parts.splice(at, 2, `${parts[at]}${parts[at + 1]}`);
  }
}
