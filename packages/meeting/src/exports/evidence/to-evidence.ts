import type { Naming, People } from "@hapju/diarization";
import type { Minutes } from "../../minutes/core/schema.ts";

/** The evidence for one name. */
const why = ({ speaker, reason, confidence, candidates, runnerUp, linkedTo, frames, segments }: Naming) => ({
  speaker,
  reason,
  confidence,
  candidates,
  ...(runnerUp ? { runnerUp } : {}),
  ...(linkedTo ? { linkedTo } : {}),
  frames,
  segments,
});

/**
 * Why each name was given. Per track and voice: the candidates with the log-likelihood ratio of every source, the
 * runner-up, the confidence, and the frames and seconds that decided. Per segment of speech: who speaks and why. Per
 * turn: the segments it rests on, by position in `speaking`.
 */
export function toEvidence(people: People, minutes: Minutes) {
  return {
    schema: "hapju.evidence/1",
    voiceEvidence: people.voiceEvidence,
    tracks: people.tracks.map((named) => ({ track: named.track.id, ...why(named) })),
    voices: people.voices.map((named) => ({ voice: named.voice, ...why(named) })),
    speaking: people.speaking,
    turns: minutes.transcript.map((turn) => {
      const { id, startSeconds, endSeconds, speaker, confidence } = turn;
      const speaking = segmentsOf(turn, people.speaking);
      return { turn: id, startSeconds, endSeconds, speaker, confidence, speaking };
    }),
  };
}

/** Positions of the segments of speech in a turn that are its speaker's. */
function segmentsOf(
  { speaker, startSeconds, endSeconds }: Minutes["transcript"][number],
  speaking: People["speaking"],
): number[] {
  return speaking.flatMap((segment, position) =>
    segment.speaker === speaker && segment.startSeconds < endSeconds && segment.endSeconds > startSeconds
      ? [position]
      : [],
  );
}
