import { z } from "zod";
import { captionFaults } from "./caption-faults.ts";
import { defineCheck } from "./define-check.ts";

/** Every cue of a caption file is well formed. */
export const captions = defineCheck({
  name: "captions",
  of: ["export"],
  fields: { format: z.enum(["vtt", "srt"]) },
  judge({ format }, { files }) {
    const content = files.get(format);
    if (content === undefined) return `no file of the format ${format}`;
    const faults = captionFaults(Buffer.from(content).toString("utf8"), format);
    return faults.length === 0 ? undefined : faults.join("; ");
  },
});
