import bidiFactory from "bidi-js";

const bidi = bidiFactory();
/** First strong isolate and its end: texts of opposite directions do not mix. */
const ISOLATE = { start: "\u2068", end: "\u2069" };

/** How a paragraph is written. */
export interface Direction {
  /** Its first strong character is of a script written from right to left. */
  readonly rightToLeft: boolean;
  /** For each text the embedding level of each of its UTF-16 units: odd is right to left. */
  readonly levels: readonly Uint8Array[];
}

/** The direction of a paragraph that is made of texts, each isolated from its neighbours (UAX #9). */
export function directionOf(texts: readonly string[]): Direction {
  const [paragraph] = bidi.getEmbeddingLevels(texts.join("")).paragraphs;
  const rightToLeft = paragraph?.level === 1;
  const isolated = texts.map((text) => ISOLATE.start + text + ISOLATE.end).join("");
  const { levels } = bidi.getEmbeddingLevels(isolated, rightToLeft ? "rtl" : "ltr");
  let start = 0;
  const ofTexts = texts.map((text) => {
    const own = levels.subarray(start + 1, start + 1 + text.length);
    start += text.length + 2;
    return own;
  });
  return { rightToLeft, levels: ofTexts };
}

/** A bracket as it is drawn where the direction is right to left; everything else as it is. */
export const mirrored = (character: string): string => bidi.getMirroredCharacter(character) ?? character;
