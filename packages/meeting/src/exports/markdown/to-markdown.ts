import type { Block, MinutesDocument, Span } from "../shared/minutes-document.ts";

/** Escapes text: spoken text must not become mark-up. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");

const MARKS = { bold: "**", italic: "*" } as const;
const inline = (spans: readonly Span[]) =>
  spans
    .map(({ text, style }) => (style ? `${MARKS[style]}${plain(text)}${MARKS[style]}` : plain(text)))
    .join("");

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "line":
      return [inline(block.spans), ""];
    case "item":
      return [`- ${block.task ? "[ ] " : ""}${inline(block.spans)}`];
    case "table": {
      const row = (cells: readonly string[]) => `| ${cells.map(plain).join(" | ")} |`;
      const first = block.head.length - block.numbers;
      return [
        row(block.head),
        `| ${block.head.map((_, column) => (column < first ? "---" : "---:")).join(" | ")} |`,
        ...block.rows.map(row),
      ];
    }
  }
}

/** The minutes as a Markdown page. */
export function toMarkdown({ title, facts, sections }: MinutesDocument): string {
  const lines = [
    `# ${plain(title)}`,
    "",
    facts,
    "",
    ...sections.flatMap((section) => [`## ${section.title}`, "", ...section.blocks.flatMap(linesOf), ""]),
  ];
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}
