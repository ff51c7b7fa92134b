import { defineExport } from "../export-format.ts";
import { toDocument } from "../shared/minutes-document.ts";

/** The minutes as a PDF. */
export const pdf = defineExport({
  id: "pdf",
  title: "PDF",
  fileName: "minutes.pdf",
  mediaType: "application/pdf",
  async render({ minutes, language }) {
    const { toPdf } = await import("./to-pdf.ts");
    return toPdf(toDocument(minutes, language.wording));
  },
});
