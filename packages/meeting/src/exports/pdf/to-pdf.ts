import { createRequire } from "node:module";
import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { Block, MinutesDocument, Span } from "../shared/minutes-document.ts";

const require = createRequire(import.meta.url);
const font = (weight: string) => require.resolve(`@hapju/fonts/pretendard/Pretendard-${weight}.otf`);

/** One font family for Latin and Korean. It has no italics: the light weight stands for them. */
const fonts = {
  normal: font("Regular"),
  bold: font("SemiBold"),
  italics: font("Light"),
  bolditalics: font("SemiBold"),
};
pdfmake.setFonts({ Pretendard: fonts });
// Minutes cannot make the renderer fetch a URL or read a file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));

const textOf = (spans: readonly Span[]) =>
  spans.map(({ text, style }) => ({ text, bold: style === "bold", italics: style === "italic" }));

function contentOf(block: Block): Content {
  switch (block.kind) {
    case "line":
      return { text: textOf(block.spans), margin: [0, 0, 0, 5] };
    case "item":
      return block.task
        ? {
            columns: [
              { canvas: [{ type: "rect", x: 0, y: 3, w: 7, h: 7, lineWidth: 0.7 }], width: 14 },
              { text: textOf(block.spans) },
            ],
            margin: [0, 0, 0, 4],
          }
        : { ul: [{ text: textOf(block.spans) }], margin: [0, 0, 0, 4] };
    case "table": {
      const first = block.head.length - block.numbers;
      const row = (cells: readonly string[], bold: boolean) =>
        cells.map((text, column) => ({ text, bold, alignment: column < first ? "left" : "right" }) as const);
      return {
        layout: "lightHorizontalLines",
        table: {
          headerRows: 1,
          widths: block.head.map((_, column) => (column < first ? "*" : "auto")),
          body: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
        },
      };
    }
  }
}

/** The minutes as a PDF, A4, with its fonts embedded. */
export async function toPdf({ title, facts, sections }: MinutesDocument): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    info: { title, creator: "Hapju" },
    pageSize: "A4",
    pageMargins: [56, 56, 56, 64],
    defaultStyle: { font: "Pretendard", fontSize: 10.5, lineHeight: 1.35 },
    footer: (page, pages) => ({
      text: `${page} / ${pages}`,
      alignment: "center",
      fontSize: 8.5,
      color: "#777777",
    }),
    content: [
      { text: title, fontSize: 20, bold: true },
      { text: facts, color: "#666666", margin: [0, 2, 0, 8] },
      ...sections.flatMap((section): Content[] => [
        { text: section.title, fontSize: 13, bold: true, margin: [0, 14, 0, 6], headlineLevel: 1 },
        ...section.blocks.map(contentOf),
      ]),
    ],
    // A heading is never the last line of a page.
    pageBreakBefore: (node, info) => node.headlineLevel === 1 && info.getFollowingNodesOnPage().length === 0,
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
