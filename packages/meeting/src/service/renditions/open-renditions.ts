import type { Scope } from "@hapju/spec";
import { type ServiceContext, within } from "../context.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import { PEAKS_PER_SECOND } from "./peaks.ts";
import type { Renditions } from "./renditions.ts";

/** Implements {@link Renditions}. */
export function openRenditions(service: ServiceContext): Renditions {
  const { media, objects, renditions } = service;
  const recordingOf = async (scope: Scope, meeting: string) =>
    (await readMeeting(within(service, scope), meeting)).recording;
  return {
    async peaks(scope, meeting) {
      const peaks = await renditions.peaks(await recordingOf(scope, meeting));
      return { peaksPerSecond: PEAKS_PER_SECOND, peaks };
    },
    playable: async (scope, meeting) => renditions.playable(await recordingOf(scope, meeting)),
    async frame(scope, meeting, options) {
      const { file } = await recordingOf(scope, meeting);
      return media.jpeg(await objects.localPath(file), options);
    },
  };
}
