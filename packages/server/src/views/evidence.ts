import type { Evidence, Tracks } from "@hapju/contract";
import type { Naming, People } from "@hapju/diarization";
import type { Minutes } from "@hapju/meeting";
import { withoutUndefined } from "../without-undefined.ts";

/** Tracks as the API answers them: who is visible when and where, and who is heard when. */
export function tracksView(people: People, minutes: Minutes): Tracks {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  return {
    tracks: people.tracks.map(({ track, speaker, confidence, boxes }) => ({
      id: track.id,
      speaker,
      name: names.get(speaker) ?? speaker,
      confidence,
      visible: [...track.visible],
      boxes: boxes.map(({ seconds, box }) => ({ seconds, ...box })),
    })),
    speaking: people.speaking.map(({ startSeconds, endSeconds, speaker, confidence }) => ({
      startSeconds,
      endSeconds,
      speaker,
      confidence,
    })),
  };
}

/** Evidence as the API answers it: why everyone has the name they have. @param nameOf name of a person by id */
export function evidenceView(people: People, nameOf: (person: string) => string): Evidence {
  const candidate = ({ person, probability, logLikelihoods }: Naming["candidates"][number]) => ({
    person,
    name: nameOf(person),
    probability,
    logLikelihoods: { ...logLikelihoods },
  });
  const naming = ({ speaker, reason, confidence, candidates, runnerUp, frames, segments }: Naming) =>
    withoutUndefined({
      speaker,
      reason,
      confidence,
      candidates: candidates.map(candidate),
      runnerUp: runnerUp && candidate(runnerUp),
      frames: [...frames],
      segments: [...segments],
    });
  return {
    voiceEvidence: people.voiceEvidence,
    tracks: people.tracks.map((named) => ({ track: named.track.id, ...naming(named) })),
    voices: people.voices.map((named) => ({ voice: named.voice, ...naming(named) })),
    speaking: people.speaking.map(({ logLikelihoods, ...rest }) => ({
      ...rest,
      logLikelihoods: { ...logLikelihoods },
    })),
  };
}
