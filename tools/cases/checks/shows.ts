import { z } from "zod";
import { defineCheck } from "./define-check.ts";
import { textOfFile } from "./text-of-file.ts";

const plain = (text: string) => text.normalize("NFC").replace(/\s/gu, "");

/** The text of an exported file holds each of these texts. */
export const shows = defineCheck({
  name: "shows",
  of: ["export"],
  fields: { format: z.string(), texts: z.array(z.string()).min(1) },
  judge({ format, texts }, { files }) {
    const content = files.get(format);
    if (content === undefined) return `no file of the format ${format}`;
    const text = textOfFile(format, content);
    const missing = texts.filter((wanted) => !plain(text).includes(plain(wanted)));
    if (missing.length === 0) return undefined;
    return `not ${missing.map((wanted) => `"${wanted}"`).join(", ")} in "${text.trim().slice(0, 300)}"`;
  },
});
