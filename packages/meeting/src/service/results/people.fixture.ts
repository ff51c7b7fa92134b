import type { Candidate, NamedTrack, NamedVoice, People, SpeakerSegment } from "@hapju/diarization";

/** A candidate, without evidence where none is given. */
export const candidate = (
  person: string,
  probability: number,
  logLikelihoods: Candidate["logLikelihoods"] = {},
): Candidate => ({ person, probability, logLikelihoods });

const naming = (speaker: string, candidates: readonly Candidate[]) => {
  const [, runnerUp] = candidates;
  return {
    speaker,
    reason: "recognised" as const,
    confidence: 0.9,
    candidates,
    ...(runnerUp ? { runnerUp } : {}),
    frames: [],
    segments: [],
  };
};

/** A track in view from 0 to 10 s, whose name was chosen among candidates, best first. */
export const track = (id: string, speaker: string, ...candidates: readonly Candidate[]): NamedTrack => ({
  ...naming(speaker, candidates),
  track: { id, startSeconds: 0, endSeconds: 10, visible: [{ startSeconds: 0, endSeconds: 10 }] },
  boxes: [
    { seconds: 2, box: { x: 0.1, y: 0.1, width: 0.1, height: 0.2 }, confidence: 0.9 },
    { seconds: 4, box: { x: 0.2, y: 0.2, width: 0.2, height: 0.4 }, confidence: 0.9 },
  ],
});

/** A voice whose name was chosen among candidates, best first. */
export const voice = (id: string, speaker: string, ...candidates: readonly Candidate[]): NamedVoice => ({
  ...naming(speaker, candidates),
  voice: id,
});

/** A segment of speech. */
export const speech = (speaker: string, startSeconds: number, endSeconds: number): SpeakerSegment => ({
  startSeconds,
  endSeconds,
  speaker,
  confidence: 0.9,
  logLikelihoods: {},
  by: "lips",
});

/** Evidence of a meeting. */
export const people = (parts: Partial<People>): People => ({
  voiceEvidence: "none",
  tracks: [],
  voices: [],
  speaking: [],
  ...parts,
});
