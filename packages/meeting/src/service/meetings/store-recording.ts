import { type Recording, recordingOf } from "../../recording.ts";
import type { ServiceContext } from "../context.ts";

/** A recording in the object store. */
export interface StoredRecording {
  readonly recording: Recording;
  /** When it was created, as its header says: see `MediaInfo`. */
  readonly createdAt: string | undefined;
}

/** Reads the properties of a recording and stores its bytes. @throws MediaError */
export async function storeRecording(
  { media, objects }: Pick<ServiceContext, "media" | "objects">,
  path: string,
): Promise<StoredRecording> {
  const info = await media.probe(path);
  const recording = recordingOf(await objects.putFile(path), info);
  return { recording, createdAt: info.createdAt };
}
