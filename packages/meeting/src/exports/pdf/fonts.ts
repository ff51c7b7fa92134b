import { createRequire } from "node:module";
import { type Font, openSync } from "fontkit";
import type { Span } from "../shared/minutes-document.ts";

const require = createRequire(import.meta.url);
const file = (path: string) => require.resolve(`@hapju/fonts/${path}`);

/** Files of one family. A weight that it does not have is shown in its regular one. */
interface Family {
  readonly regular: string;
  readonly bold?: string;
  readonly light?: string;
}

const EMOJI: Family = { regular: file("noto/NotoEmoji-Regular.ttf") };

/** In the order in which they are asked for a character. */
const FAMILIES: readonly Family[] = [
  // Latin, Greek, Cyrillic, Hangul, kana. It has no italics: the light weight stands for them.
  {
    regular: file("pretendard/Pretendard-Regular.otf"),
    bold: file("pretendard/Pretendard-SemiBold.otf"),
    light: file("pretendard/Pretendard-Light.otf"),
  },
  // Hanja in their Korean forms, old Hangul.
  { regular: file("noto/NotoSansKR-Regular.otf") },
  // Every other Chinese and Japanese character.
  { regular: file("droid/DroidSansFallbackFull.ttf") },
  // Noto Sans Arabic draws dots as glyphs of their own: what is copied from a PDF has other letters then.
  { regular: file("noto/NotoNaskhArabic-Regular.ttf"), bold: file("noto/NotoNaskhArabic-Bold.ttf") },
  { regular: file("noto/NotoSansHebrew-Regular.ttf"), bold: file("noto/NotoSansHebrew-Bold.ttf") },
  EMOJI,
];

/** Stands for a character that no font has. */
const MISSING = "\u25a1";
/** Characters that change their neighbours and have no shape themselves. */
const SHAPELESS = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const SHOWN_AS_EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;

const opened = new Map<string, Font>();

function hasAll(path: string, text: string): boolean {
  const font = opened.get(path) ?? openSync(path);
  opened.set(path, font);
  return Array.from(text).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

const familyOf = (text: string): Family | undefined =>
  (SHOWN_AS_EMOJI.test(text) ? [EMOJI, ...FAMILIES] : FAMILIES).find(({ regular }) => hasAll(regular, text));

/** Minutes use few graphemes, each often. */
const found = new Map<string, readonly Shown[]>();

/** A piece of text and the file of a font that has all its characters. */
export interface Shown {
  readonly text: string;
  readonly font: string;
}

/**
 * Chooses the font of a grapheme, so that what belongs together is shaped together. One that no font has as a whole is
 * shown character by character, without those that no font has; if nothing is left, as a box. A grapheme without shape
 * is shown as nothing.
 */
export function fontOf(grapheme: string, style: Span["style"]): readonly Shown[] {
  const key = `${style} ${grapheme}`;
  const shown = found.get(key) ?? findFontOf(grapheme, style);
  found.set(key, shown);
  return shown;
}

function findFontOf(grapheme: string, style: Span["style"]): readonly Shown[] {
  const shape = grapheme.replace(SHAPELESS, "");
  if (shape === "") return [];
  const whole = familyOf(shape);
  const shown = whole
    ? [{ text: grapheme, family: whole }]
    : Array.from(shape).flatMap((text) => {
        const family = familyOf(text);
        return family ? [{ text, family }] : [];
      });
  const [first] = FAMILIES;
  if (shown.length === 0 && first) shown.push({ text: MISSING, family: first });
  return shown.map(({ text, family: { regular, bold = regular, light = regular } }) => ({
    text,
    font: style === "bold" ? bold : style === "italic" ? light : regular,
  }));
}
