import { defineExport } from "../export-format.ts";
import { toDocument } from "../shared/minutes-document.ts";
import { toMarkdown } from "./to-markdown.ts";

/** The minutes as a Markdown page. */
export const markdown = defineExport({
  id: "md",
  title: "Markdown",
  fileName: "minutes.md",
  mediaType: "text/markdown",
  writtenByDefault: true,
  render: ({ minutes, language }) => toMarkdown(toDocument(minutes, language.wording)),
});
