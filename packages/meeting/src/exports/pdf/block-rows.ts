import type { Block } from "../shared/minutes-document.ts";
import type { Canvas } from "./canvas.ts";
import { clustersOf } from "./glyph-clusters.ts";
import { tableRows } from "./table-rows.ts";
import { drawRuns, gap, paragraph, type Row, type Setting, textRows } from "./text-rows.ts";
import { runsOf } from "./visual-runs.ts";

const INDENT = 14;
const BULLET = clustersOf([{ text: "•" }]);

/** An item's bullet, or its box to tick, stands where its first line begins. */
function itemRows(canvas: Canvas, block: Extract<Block, { kind: "item" }>, { x, width }: Setting): Row[] {
  const text = clustersOf(block.spans);
  const markX = text.rightToLeft ? x + width - INDENT / 2 : x;
  const mark = (y: number) => {
    if (block.task) canvas.box(markX, y + 3.5, 7);
    else drawRuns(canvas, runsOf(BULLET.clusters), markX + 2, y);
  };
  const rows = textRows(canvas, text, { x: text.rightToLeft ? x : x + INDENT, width: width - INDENT });
  return rows.map((row, index) => ({
    ...row,
    draw(y) {
      if (index === 0) mark(y);
      row.draw(y);
    },
  }));
}

/** The rows of a block. */
export function blockRows(canvas: Canvas, block: Block, setting: Setting): Row[] {
  switch (block.kind) {
    case "line":
      return [...paragraph(canvas, block.spans, setting), gap(5)];
    case "item":
      return [...itemRows(canvas, block, setting), gap(4)];
    case "table":
      return tableRows(canvas, block, setting);
  }
}
