import { defineExport } from "../export-format.ts";
import { toJson } from "../shared/to-json.ts";
import { toEvidence } from "./to-evidence.ts";

/** Why each name was given, as JSON. */
export const evidence = defineExport({
  id: "evidence",
  title: "Evidence (JSON)",
  fileName: "evidence.json",
  mediaType: "application/json",
  writtenByDefault: true,
  render: ({ people, minutes }) => toJson(toEvidence(people, minutes)),
});
