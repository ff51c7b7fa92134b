import type { Block, MinutesDocument, Span } from "../shared/minutes-document.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Escapes text: spoken text must not become mark-up. */
const plain = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

const TAGS = { bold: "strong", italic: "em" } as const;
const inline = (spans: readonly Span[]) =>
  spans
    .map(({ text, style }) => (style ? `<${TAGS[style]}>${plain(text)}</${TAGS[style]}>` : plain(text)))
    .join("");

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.125rem; margin: 2.25rem 0 .5rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding-bottom: .25rem; }
p { margin: .4rem 0; }
ul { padding-left: 1.25rem; margin: .4rem 0; }
li.task { list-style: "☐ "; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 12%, transparent); }
.number { text-align: right; padding-right: 0; }
.facts { opacity: .7; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } li, p, tr { break-inside: avoid; } }
`;

function table({ head, rows, numbers }: Extract<Block, { kind: "table" }>): string {
  const first = head.length - numbers;
  const cells = (tag: "th" | "td", texts: readonly string[]) =>
    texts
      .map(
        (text, column) =>
          `<${tag}${column < first ? "" : ' class="number"'}><bdi>${plain(text)}</bdi></${tag}>`,
      )
      .join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
  return `<table>\n<thead><tr>${cells("th", head)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function blocksOf(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (items.length > 0) parts.push(`<ul>\n${items.join("\n")}\n</ul>`);
    items = [];
  };
  for (const block of blocks) {
    if (block.kind === "item") {
      items.push(`<li${block.task ? ' class="task"' : ""} dir="auto">${inline(block.spans)}</li>`);
      continue;
    }
    close();
    parts.push(block.kind === "table" ? table(block) : `<p dir="auto">${inline(block.spans)}</p>`);
  }
  close();
  return parts.join("\n");
}

/** The minutes as one HTML page without external files, with a print style. */
export function toHtml({ title, language, facts, sections }: MinutesDocument): string {
  const body = sections
    .map((section) => `<section>\n<h2>${plain(section.title)}</h2>\n${blocksOf(section.blocks)}\n</section>`)
    .join("\n");
  return `<!doctype html>
<html lang="${plain(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plain(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1 dir="auto">${plain(title)}</h1>
<p class="facts">${plain(facts)}</p>
${body}
</body>
</html>
`;
}
