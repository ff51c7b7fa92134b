import type { Block } from "../shared/minutes-document.ts";
import type { Canvas } from "./canvas.ts";
import { clustersOf } from "./glyph-clusters.ts";
import { heightOf, PLAIN, type Row, type Setting, textRows, widthOfRuns } from "./text-rows.ts";
import { runsOf } from "./visual-runs.ts";

const BETWEEN_COLUMNS = 12;
const BETWEEN_ROWS = 6;

/** The rows of a table: columns of numbers are as wide as what is in them, the others share the rest. */
export function tableRows(
  canvas: Canvas,
  { head, rows, numbers }: Extract<Block, { kind: "table" }>,
  { x, width }: Setting,
): Row[] {
  const texts = head.length - numbers;
  const lines = [
    head.map((text) => clustersOf([{ text, style: "bold" }])),
    ...rows.map((cells) => cells.map((text) => clustersOf([{ text }]))),
  ];
  const widthOf = ({ clusters }: ReturnType<typeof clustersOf>) =>
    widthOfRuns(canvas, runsOf(clusters), PLAIN.size);
  const widths = head.map((_, column) =>
    column < texts ? 0 : Math.max(...lines.flatMap((cells) => cells.slice(column, column + 1).map(widthOf))),
  );
  const taken = widths.reduce((sum, each) => sum + each, 0) + BETWEEN_COLUMNS * (head.length - 1);
  return lines.map((cells) => {
    let at = x;
    const columns = cells.map((cell, column) => {
      const isNumber = column >= texts;
      const own = isNumber ? (widths[column] ?? 0) : (width - taken) / texts;
      const rows = textRows(canvas, cell, { x: at, width: own, toRight: isNumber });
      at += own + BETWEEN_COLUMNS;
      return rows;
    });
    const height = Math.max(...columns.map(heightOf)) + BETWEEN_ROWS;
    return {
      height,
      draw(y) {
        for (const column of columns) {
          let top = y + BETWEEN_ROWS / 2;
          for (const row of column) {
            row.draw(top);
            top += row.height;
          }
        }
        canvas.line(x, y + height, width);
      },
    };
  });
}
