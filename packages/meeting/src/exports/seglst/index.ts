import { formatTranscript } from "@hapju/evaluation";
import { defineExport } from "../export-format.ts";
import { spokenTurns } from "../shared/scored-segments.ts";

/** The transcript as SegLST, for evaluation. */
export const seglst = defineExport({
  id: "seglst",
  title: "Transcript (SegLST)",
  fileName: "transcript.seglst.json",
  mediaType: "application/json",
  writtenByDefault: true,
  render: ({ minutes, session }) => formatTranscript(spokenTurns(minutes, session), "seglst"),
});
