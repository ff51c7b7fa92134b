import { defineExport } from "../export-format.ts";
import { toDocument } from "../shared/minutes-document.ts";
import { toHtml } from "./to-html.ts";

/** The minutes as one HTML page without external files. */
export const html = defineExport({
  id: "html",
  title: "Web page (HTML)",
  fileName: "minutes.html",
  mediaType: "text/html",
  render: ({ minutes, language }) => toHtml(toDocument(minutes, language.wording)),
});
