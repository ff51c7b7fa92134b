import { defineExport } from "../export-format.ts";
import { cuesOf } from "../shared/captions.ts";
import { captionTime } from "../shared/times.ts";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The transcript as WebVTT captions, with the speaker as the voice of each cue. */
export const vtt = defineExport({
  id: "vtt",
  title: "Captions (WebVTT)",
  fileName: "transcript.vtt",
  mediaType: "text/vtt",
  writtenByDefault: true,
  render({ minutes, language }) {
    const cues = cuesOf(minutes, language.wording).map(
      ({ startSeconds, endSeconds, name, text }, index) =>
        `${index + 1}\n${captionTime(startSeconds, ".")} --> ${captionTime(endSeconds, ".")}\n<v ${escaped(name)}>${escaped(text)}`,
    );
    return `${["WEBVTT", ...cues].join("\n\n")}\n`;
  },
});
