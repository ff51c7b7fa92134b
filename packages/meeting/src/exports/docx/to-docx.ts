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
import { directionOf } from "../shared/text-direction.ts";

const FONT = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "Malgun Gothic", cs: "Arial" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "CCCCCC" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };

/** A paragraph's options: its direction, and its text in runs of one direction. */
function textOf(spans: readonly Span[]) {
  const { rightToLeft, levels } = directionOf(spans.map(({ text }) => text));
  const children = spans.flatMap(({ text, style }, index) =>
    runsOf(text, levels[index]).map(
      (run) => new TextRun({ ...run, bold: style === "bold", italics: style === "italic" }),
    ),
  );
  return { bidirectional: rightToLeft, children };
}

/** Divides a text where its direction changes. */
function runsOf(text: string, levels: Uint8Array | undefined) {
  const runs: { text: string; rightToLeft: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const rightToLeft = (levels?.[index] ?? 0) % 2 === 1;
    const last = runs.at(-1);
    if (last?.rightToLeft === rightToLeft) last.text += text.charAt(index);
    else runs.push({ text: text.charAt(index), rightToLeft });
  }
  return runs;
}

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
                ...textOf([{ text, ...(bold && { style: "bold" }) }]),
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
  const text = textOf(block.spans);
  if (block.kind === "line") return new Paragraph({ spacing: { after: 120 }, ...text });
  return new Paragraph({ numbering: { reference: block.task ? "tasks" : "items", level: 0 }, ...text });
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
    title,
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
          new Paragraph({ heading: HeadingLevel.TITLE, ...textOf([{ text: title }]) }),
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
