import type { Run } from "./visual-runs.ts";

/** What draws on a page. Places and sizes are in points, from the top left corner of the page. */
export interface Canvas {
  widthOf(run: Run, size: number): number;
  /** Draws a run whose letters stand on `baseline`. */
  text(run: Run, x: number, baseline: number, size: number, colour: string): void;
  line(x: number, y: number, width: number): void;
  /** An empty box to tick. */
  box(x: number, y: number, size: number): void;
}

/** The canvas of a PDF. */
export function canvasOf(document: PDFKit.PDFDocument): Canvas {
  // With a list of features, even an empty one, a run is shaped as a whole; without, word by word, and words are kept.
  const shaping = ({ level }: Run): PDFKit.Mixins.TextOptions => (level % 2 === 1 ? { features: [] } : {});
  return {
    widthOf: (run, size) => document.font(run.font).fontSize(size).widthOfString(run.text, shaping(run)),
    text(run, x, baseline, size, colour) {
      document.font(run.font).fontSize(size).fillColor(colour);
      document.text(run.text, x, baseline, { lineBreak: false, baseline: "alphabetic", ...shaping(run) });
    },
    line(x, y, width) {
      document
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.5)
        .stroke("#bbbbbb");
    },
    box(x, y, size) {
      document.rect(x, y, size, size).lineWidth(0.7).stroke("#000000");
    },
  };
}
