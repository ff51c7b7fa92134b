import { defineExport } from "../export-format.ts";
import { cuesOf } from "../shared/captions.ts";
import { captionTime } from "../shared/times.ts";

/** Without width: SubRip has no escapes, and with it in between players read neither tags nor an arrow. */
const WORD_JOINER = "\u2060";

const escaped = (text: string) =>
  text
    .replace(/-->/g, `--${WORD_JOINER}>`)
    .replace(/<(?=[a-z/])/gi, `<${WORD_JOINER}`)
    .replace(/\{(?=\\)/g, `{${WORD_JOINER}`);

/** The transcript as SubRip captions, each cue starting with its speaker. */
export const srt = defineExport({
  id: "srt",
  title: "Captions (SRT)",
  fileName: "transcript.srt",
  mediaType: "application/x-subrip",
  writtenByDefault: true,
  render({ minutes, language }) {
    const cues = cuesOf(minutes, language.wording).map(
      ({ startSeconds, endSeconds, name, text }, index) =>
        `${index + 1}\n${captionTime(startSeconds, ",")} --> ${captionTime(endSeconds, ",")}\n${escaped(`${name}: ${text}`)}`,
    );
    return `${cues.join("\n\n")}\n`;
  },
});
