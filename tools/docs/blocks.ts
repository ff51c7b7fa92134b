/** One fenced code block of a Markdown page. */
export interface Block {
  /** The language after the fence: `ts`, `sh`, `json`, … */
  readonly language: string;
  /** The file it is written to, when the fence names one: ` ```ts task.ts `. */
  readonly file: string | undefined;
  readonly code: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** The fenced code blocks of a page, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^\s*```(\w+)(?: +(\S+))?\s*$/.exec(lines[at] ?? "");
    if (!open) continue;
    const end = lines.findIndex((line, index) => index > at && /^\s*```\s*$/.test(line));
    if (end === -1) throw new Error(`The code block in line ${at + 1} is never closed.`);
    blocks.push({
      language: open[1] ?? "",
      file: open[2],
      code: `${lines.slice(at + 1, end).join("\n")}\n`,
      line: at + 1,
    });
    at = end;
  }
  return blocks;
}
