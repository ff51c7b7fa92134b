import type { People } from "@hapju/diarization";
import type { Recording } from "../../recording.ts";

/** A limit of the minutes that a reader should know. */
export type Warning = "noAudio" | "noVideo" | "noVoices" | "truncated";

/** The limits of the minutes of a recording, in the order they are printed. */
export function warningsFor(
  { hasAudio, video, truncated }: Pick<Recording, "hasAudio" | "video" | "truncated">,
  { voiceEvidence }: Pick<People, "voiceEvidence">,
): Warning[] {
  const holds: Readonly<Record<Warning, boolean>> = {
    noAudio: !hasAudio,
    noVideo: !video,
    noVoices: hasAudio && voiceEvidence === "none",
    truncated,
  };
  return (Object.keys(holds) as Warning[]).filter((warning) => holds[warning]);
}
