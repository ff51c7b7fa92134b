import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, MinutesDocument, Span } from "../shared/minutes-document.ts";

const FONT = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "Malgun Gothic" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "CCCCCC" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };

/** XML 1.0 does not allow other control characters: Word would refuse the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");

const textOf = (spans: readonly Span[]) =>
  spans.map(
    ({ text, style }) =>
      new TextRun({ text: plain(text), bold: style === "bold", italics: style === "italic" }),
  );

function table({ head, rows, numbers }: Extract<Block, { kind: "table" }>): Table {
  const first = head.length - numbers;
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: cells.map(
        (text, column) =>
          new TableCell({
            margins: { top: 40, bottom: 40, left: 0, right: 120 },
            children: [
              new Paragraph({
                alignment: column < first ? AlignmentType.START : AlignmentType.END,
                children: [new TextRun({ text: plain(text), bold })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: NONE,
      left: NONE,
      right: NONE,
      insideVertical: NONE,
      bottom: LINE,
      insideHorizontal: LINE,
    },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

function blockOf(block: Block): Paragraph | Table {
  if (block.kind === "table") return table(block);
  const children = textOf(block.spans);
  if (block.kind === "line") return new Paragraph({ spacing: { after: 120 }, children });
  return new Paragraph({
    numbering: { reference: block.task ? "tasks" : "items", level: 0 },
    children,
  });
}

const level = (text: string) => [
  {
    level: 0,
    format: LevelFormat.BULLET,
    text,
    style: { paragraph: { indent: { left: 360, hanging: 360 } }, run: { font: "Segoe UI Symbol" } },
  },
];

/** The minutes as a Word document. */
export async function toDocx({ title, facts, sections }: MinutesDocument): Promise<Uint8Array> {
  const document = new Document({
    title: plain(title),
    creator: "Hapju",
    styles: { default: { document: { run: { font: FONT, size: 22 } } } },
    numbering: {
      config: [
        { reference: "items", levels: level("•") },
        { reference: "tasks", levels: level("☐") },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(plain(title))] }),
          new Paragraph({ children: [new TextRun({ text: facts, color: "666666" })] }),
          ...sections.flatMap((section) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_2,
              spacing: { before: 320, after: 120 },
              children: [new TextRun(section.title)],
            }),
            ...section.blocks.map(blockOf),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
