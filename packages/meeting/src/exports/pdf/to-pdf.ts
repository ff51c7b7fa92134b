import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import type { MinutesDocument } from "../shared/minutes-document.ts";
import { blockRows } from "./block-rows.ts";
import { canvasOf } from "./canvas.ts";
import { clustersOf } from "./glyph-clusters.ts";
import { drawRuns, gap, heightOf, paragraph, type Row, widthOfRuns } from "./text-rows.ts";
import { runsOf } from "./visual-runs.ts";

const MARGIN = { side: 56, top: 56, bottom: 64 };
const FOOTER = { size: 8.5, colour: "#777777", fromBottom: 40 };

/** Rows that stay together, so that a heading is never the last line of a page. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [[]];
  for (const row of rows) {
    groups.at(-1)?.push(row);
    if (!row.keepWithNext) groups.push([]);
  }
  return groups;
}

/** The minutes as a PDF, A4, with the fonts of what is in the text embedded. */
export async function toPdf({ title, language, facts, sections }: MinutesDocument): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    lang: language,
    info: { Title: title, Creator: "Hapju" },
    // None: the default is a font of PDF readers, whose measures pdfkit would read from a file.
    font: "",
  });
  const canvas = canvasOf(pdf);
  const { width: pageWidth, height: pageHeight } = pdf.page;
  const setting = { x: MARGIN.side, width: pageWidth - 2 * MARGIN.side };
  const keep = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, keepWithNext: true }));
  const rows = [
    ...paragraph(canvas, [{ text: title, style: "bold" }], { ...setting, size: 20 }),
    gap(2),
    ...paragraph(canvas, [{ text: facts }], { ...setting, colour: "#666666" }),
    gap(8),
    ...sections.flatMap((section) => [
      ...keep([
        gap(14),
        ...paragraph(canvas, [{ text: section.title, style: "bold" }], { ...setting, size: 13 }),
        gap(6),
      ]),
      ...section.blocks.flatMap((block) => blockRows(canvas, block, setting)),
    ]),
  ];
  const end = pageHeight - MARGIN.bottom;
  let y = MARGIN.top;
  for (const group of groupsOf(rows)) {
    if (y + heightOf(group) > end && y > MARGIN.top) {
      pdf.addPage();
      y = MARGIN.top;
    }
    for (const row of group) {
      row.draw(y);
      y += row.height;
    }
  }
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    const runs = runsOf(clustersOf([{ text: `${page + 1} / ${count}` }]).clusters);
    const start = (pageWidth - widthOfRuns(canvas, runs, FOOTER.size)) / 2;
    drawRuns(canvas, runs, start, pageHeight - FOOTER.fromBottom, FOOTER);
  }
  pdf.end();
  return new Uint8Array(await buffer(pdf));
}
