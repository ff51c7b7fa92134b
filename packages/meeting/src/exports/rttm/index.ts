import { formatTranscript } from "@hapju/evaluation";
import { defineExport } from "../export-format.ts";
import { speechSegments } from "../shared/scored-segments.ts";

/** Who speaks when as RTTM, for evaluation. */
export const rttm = defineExport({
  id: "rttm",
  title: "Speaker turns (RTTM)",
  fileName: "speakers.rttm",
  mediaType: "text/plain",
  writtenByDefault: true,
  render: ({ people, session }) => formatTranscript(speechSegments(people, session), "rttm"),
});
