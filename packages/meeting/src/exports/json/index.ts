import { defineExport } from "../export-format.ts";
import { toJson } from "../shared/to-json.ts";

/** The minutes as data; see `minutesSchema`. */
export const json = defineExport({
  id: "json",
  title: "Minutes as JSON",
  fileName: "minutes.json",
  mediaType: "application/json",
  writtenByDefault: true,
  render: ({ minutes }) => toJson(minutes),
});
