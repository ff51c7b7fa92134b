import type { ServiceContext } from "../context.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import { PEAKS_PER_SECOND } from "./peaks.ts";
import type { Renditions } from "./renditions.ts";

/** Implements {@link Renditions}. */
export function openRenditions({ database, media, objects, renditions }: ServiceContext): Renditions {
  const recordingOf = async (meeting: string) => (await readMeeting(database, meeting)).recording;
  return {
    async peaks(meeting) {
      const peaks = await renditions.peaks(await recordingOf(meeting));
      return { peaksPerSecond: PEAKS_PER_SECOND, peaks };
    },
    playable: async (meeting) => renditions.playable(await recordingOf(meeting)),
    async frame(meeting, options) {
      const { file } = await recordingOf(meeting);
      return media.jpeg(await objects.localPath(file), options);
    },
  };
}
