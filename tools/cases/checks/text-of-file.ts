import { spawnSync } from "node:child_process";
import { strFromU8, unzipSync } from "fflate";
import { ByHand } from "../errors.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

const withoutMarkup = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (all, hex, decimal, name) =>
      name ? (ENTITIES[name] ?? all) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    );

function textOfPdf(bytes: Uint8Array): string {
  const { error, status, stdout } = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], {
    input: bytes,
    maxBuffer: 1e8,
  });
  if (error)
    throw new ByHand("the text of a PDF is read by pdftotext (Poppler), which this machine does not have");
  if (status !== 0) throw new Error(`pdftotext ends with ${status}: the PDF cannot be read.`);
  return stdout.toString("utf8");
}

/** The text that a reader of an exported file sees. @throws ByHand for a PDF without pdftotext */
export function textOfFile(format: string, content: string | Uint8Array): string {
  if (format === "pdf") return textOfPdf(Buffer.from(content));
  if (format === "docx") {
    const { "word/document.xml": document } = unzipSync(Buffer.from(content));
    return withoutMarkup(document ? strFromU8(document) : "");
  }
  const text = typeof content === "string" ? content : strFromU8(content);
  return format === "html" || format === "vtt" ? withoutMarkup(text) : text;
}
