import { MeetingError } from "../../errors.ts";
import type { Recording } from "../../recording.ts";
import type { ServiceContext } from "../context.ts";

/** A recording in the object store. */
export interface StoredRecording {
  readonly recording: Recording;
  /** When it was created, as its header says: see `MediaInfo`. */
  readonly createdAt: string | undefined;
}

/** Reads the properties of a recording and stores its bytes. @throws MediaError; MeetingError `no-tracks` */
export async function storeRecording(
  { media, objects }: Pick<ServiceContext, "media" | "objects">,
  path: string,
): Promise<StoredRecording> {
  const { audio, video, durationSeconds, truncated, createdAt } = await media.probe(path);
  if (!audio && !video)
    throw new MeetingError(
      "no-tracks",
      `This file has neither an audio nor a video track: ${path}. Choose a recording with at least one of them.`,
      { path },
    );
  const recording: Recording = {
    file: await objects.putFile(path),
    durationSeconds,
    hasAudio: audio !== undefined,
    ...(video ? { video: { width: video.width, height: video.height } } : {}),
    truncated,
  };
  return { recording, createdAt };
}
