import { resolve } from "node:path";
import { openMedia } from "@hapju/media";
import { z } from "zod";
import { defineRun } from "./define-run.ts";
import { partOf } from "./part-of.ts";

const pixels = z.int().nonnegative();

/** What the decoder gives: the sound, or a part of the picture shown at a time. */
export const decode = defineRun({
  do: "decode",
  fields: {
    input: z.string(),
    picture_at: z.number().optional(),
    part: z.tuple([pixels, pixels, pixels, pixels]).optional(),
  },
  named: "input",
  async execute({ input, picture_at, part }, { folder }) {
    const path = resolve(folder, input);
    const media = openMedia({ processes: 1 });
    try {
      if (picture_at === undefined) return { do: "decode", folder, sound: await media.audio(path) };
      for await (const [frame] of media.frames(path, { times: [picture_at] }))
        if (frame) return { do: "decode", folder, picture: part ? partOf(frame, part) : frame };
      throw new Error(`No picture is shown at ${picture_at} s.`);
    } finally {
      await media.close();
    }
  },
});
