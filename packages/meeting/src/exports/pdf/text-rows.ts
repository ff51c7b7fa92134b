import type { Span } from "../shared/minutes-document.ts";
import type { Canvas } from "./canvas.ts";
import { clustersOf, type Paragraph } from "./glyph-clusters.ts";
import { inVisualOrder, type Run, runsOf } from "./visual-runs.ts";
import { wrapLines } from "./wrap-lines.ts";

/** A part of the document that is never divided between pages. */
export interface Row {
  /** In points. */
  readonly height: number;
  /** Stands on the same page as the row after it. */
  readonly keepWithNext?: boolean;
  /** Draws it with its top at `y`. */
  draw(y: number): void;
}

/** Where text stands, and how; in points. */
export interface Setting {
  readonly x: number;
  readonly width: number;
  readonly size?: number;
  readonly colour?: string;
  /** Ends at the right edge. Text written from right to left does so by itself. */
  readonly toRight?: boolean;
}

/** The size of text, and its colour, where nothing else is asked for. */
export const PLAIN = { size: 10.5, colour: "#000000" };
const LINE_HEIGHT = 1.35;
/** From the top of a line to where its letters stand, in parts of the size. */
const BASELINE = 1.05;

/** Width in points of what is drawn in one line. */
export const widthOfRuns = (canvas: Canvas, runs: readonly Run[], size: number): number =>
  inVisualOrder(runs).reduce((sum, run) => sum + canvas.widthOf(run, size), 0);

/** Draws what stands in one line with its top at `y`. */
export function drawRuns(canvas: Canvas, runs: readonly Run[], x: number, y: number, look = PLAIN): void {
  let at = x;
  for (const run of inVisualOrder(runs)) {
    canvas.text(run, at, y + look.size * BASELINE, look.size, look.colour);
    at += canvas.widthOf(run, look.size);
  }
}

/** The lines of a paragraph, one row each. */
export function textRows(canvas: Canvas, { clusters, rightToLeft }: Paragraph, setting: Setting): Row[] {
  const { x, width, size = PLAIN.size, colour = PLAIN.colour, toRight = rightToLeft } = setting;
  return wrapLines(clusters, width, (run) => canvas.widthOf(run, size)).map((line) => {
    const runs = runsOf(line);
    const start = toRight ? x + width - widthOfRuns(canvas, runs, size) : x;
    return { height: size * LINE_HEIGHT, draw: (y) => drawRuns(canvas, runs, start, y, { size, colour }) };
  });
}

/** The lines of spans that make one paragraph. */
export const paragraph = (canvas: Canvas, spans: readonly Span[], setting: Setting): Row[] =>
  textRows(canvas, clustersOf(spans), setting);

/** Empty space. */
export const gap = (height: number): Row => ({ height, draw() {} });

/** Height in points of rows below each other. */
export const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);
