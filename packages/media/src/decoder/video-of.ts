import { basename } from "node:path";
import { MediaError } from "../errors.ts";
import type { RecordingLayout } from "./layout.ts";

/** Position of a video track among those of each piece. @throws MediaError `no-video`, `undecodable`, `input-invalid` */
export function videoTrack({ path, video, undecodable }: RecordingLayout, track: number): number {
  const position = video[track];
  if (position !== undefined) return position;
  const name = basename(path);
  if (video.length > 0)
    throw new MediaError(
      "input-invalid",
      `${name} has ${video.length} video tracks; track ${track} is not one of them. Ask for 0 to ${video.length - 1}.`,
      { path, field: "track", track },
    );
  if (undecodable.video)
    throw new MediaError(
      "undecodable",
      `${name}: its ${undecodable.video} track cannot be decoded (none of its pictures can be decoded). Convert it to H.264 and AAC.`,
      { path, codec: undecodable.video },
    );
  throw new MediaError("no-video", `${name} has no video track. Choose a recording with video.`, { path });
}
