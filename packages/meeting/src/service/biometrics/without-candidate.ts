import type { Candidate, Naming, People, SpeakerSegment } from "@hapju/diarization";

/**
 * Evidence without the scores of a person as a candidate. Where the person is named, the name stays until the minutes
 * are made again. The same value if the evidence has no scores of the person.
 */
export function withoutCandidate(people: People, person: string): People {
  const isOther = (candidate: Candidate) => candidate.person !== person;
  let found = false;
  const naming = <One extends Naming>(one: One): One => {
    const candidates = one.candidates.filter(isOther);
    if (candidates.length === one.candidates.length && (!one.runnerUp || isOther(one.runnerUp))) return one;
    found = true;
    const { runnerUp, ...rest } = one;
    const next =
      runnerUp && !isOther(runnerUp) ? candidates.find((other) => other.person !== one.speaker) : runnerUp;
    return { ...rest, candidates, ...(next ? { runnerUp: next } : {}) } as unknown as One;
  };
  const speaking = (one: SpeakerSegment): SpeakerSegment => {
    if (one.runnerUp?.speaker !== person) return one;
    found = true;
    const { runnerUp: _, ...rest } = one;
    return rest;
  };
  const without = {
    ...people,
    tracks: people.tracks.map(naming),
    voices: people.voices.map(naming),
    speaking: people.speaking.map(speaking),
  };
  return found ? without : people;
}
