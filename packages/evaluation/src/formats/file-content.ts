import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";

/** What one file says. */
export interface FileContent {
  readonly segments: readonly TranscriptSegment[];
  readonly marks: readonly MarkedSegment[];
}
