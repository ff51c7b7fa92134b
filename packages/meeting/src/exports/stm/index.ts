import { formatTranscript } from "@hapju/evaluation";
import { defineExport } from "../export-format.ts";
import { spokenTurns } from "../shared/scored-segments.ts";

/** The transcript as STM, for evaluation. */
export const stm = defineExport({
  id: "stm",
  title: "Transcript (STM)",
  fileName: "transcript.stm",
  mediaType: "text/plain",
  writtenByDefault: true,
  render: ({ minutes, session }) => formatTranscript(spokenTurns(minutes, session), "stm"),
});
