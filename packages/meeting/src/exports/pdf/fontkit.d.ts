/** fontkit has no types of its own: the part that the PDF uses. */
declare module "fontkit" {
  /** An opened font file. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  /** Opens a font file; its tables are read when they are needed. */
  export function openSync(path: string): Font;
}
