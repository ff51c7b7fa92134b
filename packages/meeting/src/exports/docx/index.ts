import { defineExport } from "../export-format.ts";
import { toDocument } from "../shared/minutes-document.ts";

/** The minutes as a Word document. */
export const docx = defineExport({
  id: "docx",
  title: "Word",
  fileName: "minutes.docx",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  async render({ minutes, language }) {
    const { toDocx } = await import("./to-docx.ts");
    return toDocx(toDocument(minutes, language.wording));
  },
});
