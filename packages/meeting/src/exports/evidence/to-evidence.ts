import type { Naming, People } from "@hapju/diarization";
import type { Minutes } from "../../minutes/core/schema.ts";

const why = ({ speaker, reason, confidence, candidates, runnerUp, linkedTo, frames, stretches }: Naming) => ({
  speaker,
  reason,
  confidence,
  candidates,
  ...(runnerUp ? { runnerUp } : {}),
  ...(linkedTo ? { linkedTo } : {}),
  frames,
  stretches,
});

/**
 * Why each name: per face track and voice the candidates with the log-likelihood ratio of every source, the
 * runner-up, the confidence and the frames and seconds that decided; per stretch of speech who was heard and why; per turn the stretches it rests on, by position in `speaking`.
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
      const speaking = restsOn(turn, people.speaking);
      return { turn: id, startSeconds, endSeconds, speaker, confidence, speaking };
    }),
  };
}

/** Positions of the stretches of a turn's speaker within it. */
function restsOn(
  { speaker, startSeconds, endSeconds }: Minutes["transcript"][number],
  speaking: People["speaking"],
): number[] {
  const found: number[] = [];
  for (const [at, one] of speaking.entries())
    if (one.speaker === speaker && one.startSeconds < endSeconds && one.endSeconds > startSeconds)
      found.push(at);
  return found;
}
