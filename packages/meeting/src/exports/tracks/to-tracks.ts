import type { People } from "@hapju/diarization";
import type { Minutes } from "../../minutes/core/schema.ts";

/** Who is visible when and where: boxes are fractions of the frame, in the order of time. */
export function toTracks(people: People, minutes: Minutes) {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  return {
    schema: "hapju.tracks/1",
    tracks: people.tracks.map(({ track, speaker, confidence, boxes }) => ({
      id: track.id,
      speaker,
      name: names.get(speaker) ?? speaker,
      confidence,
      ...(track.isPicture ? { isPicture: true } : {}),
      visible: track.visible,
      boxes: boxes.map(({ seconds, box }) => ({ seconds, ...box })),
    })),
  };
}
