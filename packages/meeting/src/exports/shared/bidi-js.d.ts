/** bidi-js is a CommonJS module whose own types say otherwise: the part that the exports use. */
declare module "bidi-js" {
  interface EmbeddingLevels {
    /** Of each UTF-16 unit: odd is right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { readonly level: number }[];
  }
  interface Bidi {
    /** By UAX #9; without a direction, that of the first strong character. */
    getEmbeddingLevels(text: string, baseDirection?: "ltr" | "rtl"): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
