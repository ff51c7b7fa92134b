import { basename } from "node:path";
import type { Segment } from "@hapju/spec";
import { MediaError } from "../errors.ts";
import type { RecordingLayout } from "./layout.ts";
import { type MixedSound, mixSound } from "./mix/mix.ts";

/** The one sound of a recording, or one of its sources, in a segment. @throws MediaError `no-audio`, `undecodable`, `input-invalid` */
export function readSound(
  layout: RecordingLayout,
  segment: Segment,
  options: { readonly sampleRate: number; readonly source?: number | undefined },
): MixedSound {
  const { path, mix, undecodable } = layout;
  const { source } = options;
  const name = basename(path);
  const count = mix.sources.length;
  if (count === 0 && undecodable.audio)
    throw new MediaError(
      "undecodable",
      `${name}: its ${undecodable.audio} track cannot be decoded (none of its sound can be decoded). Convert it to H.264 and AAC.`,
      { path, codec: undecodable.audio },
    );
  if (count === 0)
    throw new MediaError("no-audio", `${name} has no audio track. Choose a recording with sound.`, { path });
  if (source !== undefined && source >= count)
    throw new MediaError(
      "input-invalid",
      `${name} has ${count} different sounds; source ${source} is not one of them. Ask for 0 to ${count - 1}.`,
      { path, field: "source", source },
    );
  return mixSound(layout, mix, segment, { sampleRate: options.sampleRate, only: source });
}
