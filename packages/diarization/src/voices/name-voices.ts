import type { Segment } from "@hapju/spec";
import type { Candidate, Naming } from "../decisions.ts";
import { assign, type Nameable } from "../infer/assign.ts";
import type { Track } from "../observations/faces.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { softmax } from "../statistics.ts";
import { NAME_FROM, reachesLevel, type TrackNaming } from "../tracks/name-tracks.ts";
import { type SoundCalibrations, soundsAlike } from "./same-speaker.ts";
import { matchVoice } from "./voice-evidence.ts";

export interface VoiceNaming extends Omit<Naming, "speaker"> {
  /** A person's id, the id of an unknown person's first track, or the voice's own id. */
  readonly entity: string;
  readonly known: boolean;
}

export interface VoiceNames {
  readonly voices: Voices;
  readonly directory: readonly KnownPerson[];
  readonly calibrations: SoundCalibrations;
  /** Voices that a face was seen to speak with. */
  readonly links: ReadonlyMap<string, { readonly track: string; readonly stretches: readonly Segment[] }>;
  readonly tracks: readonly Track[];
  readonly trackNames: readonly TrackNaming[];
}

/** From this evidence on a voice is the same as one that already has a face. */
const SAME_VOICE = 2;
/** From this evidence on two voices that fit one person's template are both theirs. */
const ONE_SPEAKER = 1;
const UNKNOWN_SHARE = 0.5;
const LEAST_PEOPLE = 4;
const SHOWN_STRETCHES = 5;

/** Names the voices: by the face seen to speak with them, else by the voice templates; one voice is one person. */
export function nameVoices({
  voices,
  directory,
  calibrations,
  links,
  tracks,
  trackNames,
}: VoiceNames): VoiceNaming[] {
  const prior = Math.log((1 - UNKNOWN_SHARE) / Math.max(directory.length, LEAST_PEOPLE));
  const ofTrack = (track: string) => trackNames[tracks.findIndex(({ id }) => id === track)]!;
  const linked = voices.voices.filter(({ id }) => links.has(id));
  const faceOf = (voice: string) => {
    const link = links.get(voice);
    return link && { ...ofTrack(link.track), stretches: link.stretches };
  };
  const evidence = voices.voices.map(
    (voice) =>
      new Map(
        directory.flatMap((person) => {
          const score = matchVoice(voice, person, calibrations.voice);
          return score === undefined ? [] : [[person.id, score] as const];
        }),
      ),
  );
  const nameables = voices.voices.map((voice, at): Nameable => {
    if (faceOf(voice.id)?.known) return { weights: new Map(), unknown: 0 };
    // Who has another voice already, heard from a face, is not this one.
    const taken = linked
      .filter((other) => soundsAlike(other, voice, calibrations) < 0)
      .map(({ id }) => ofTrack(links.get(id)!.track).entity);
    const weights = [...evidence[at]!].filter(([id]) => !taken.includes(id));
    return {
      weights: new Map(weights.map(([id, score]) => [id, prior + score])),
      unknown: Math.log(UNKNOWN_SHARE),
    };
  });
  const surely = evidence.map(
    (scores) =>
      new Set(
        [...scores.keys()].filter((id) => reachesLevel({ voice: scores.get(id)! }, "nameFrom", calibrations)),
      ),
  );
  // One person is one voice, unless two are surely theirs and sound alike: one speaker was then taken for two.
  const areOne = (a: number, b: number) =>
    [...surely[a]!].some((id) => surely[b]!.has(id)) &&
    soundsAlike(voices.voices[a]!, voices.voices[b]!, calibrations) >= ONE_SPEAKER;
  const answers = assign(nameables, (a, b) => !areOne(a, b));
  return voices.voices.map((voice, at): VoiceNaming => {
    const candidates = candidatesOf(evidence[at]!, prior);
    const rest = (entity: string): Pick<VoiceNaming, "candidates" | "runnerUp" | "frames"> => {
      const runnerUp = candidates.find(({ person }) => person !== entity && candidates.length > 1);
      return { candidates, frames: [], ...(runnerUp ? { runnerUp } : {}) };
    };
    const { person, confidence } = answers[at]!;
    const reaches =
      person !== null && reachesLevel({ voice: evidence[at]!.get(person)! }, "nameFrom", calibrations);
    const stretches = shown(voice.segments);
    // A face that nobody knows may have moved its lips to another's voice: who is known by the voice is not that one.
    if (confidence >= NAME_FROM && reaches)
      return { entity: person, known: true, reason: "recognised", confidence, ...rest(person), stretches };
    const face = faceOf(voice.id) ?? alike(voice);
    if (face) {
      const { entity, known, confidence, stretches } = face;
      return { entity, known, reason: "linked", confidence, ...rest(entity), stretches: shown(stretches) };
    }
    const reason = person === null && confidence >= NAME_FROM ? "unknown" : "uncertain";
    return { entity: voice.id, known: false, reason, confidence, ...rest("unknown"), stretches };
  });

  function alike(voice: Voice) {
    const [best] = linked
      .map((other) => ({ other, score: soundsAlike(other, voice, calibrations) }))
      .filter(({ score }) => score >= SAME_VOICE)
      .sort((a, b) => b.score - a.score);
    return best && faceOf(best.other.id);
  }
}

function candidatesOf(evidence: ReadonlyMap<string, number>, prior: number): Candidate[] {
  const shares = softmax([Math.log(UNKNOWN_SHARE), ...[...evidence.values()].map((score) => prior + score)]);
  return ["unknown", ...evidence.keys()]
    .map((person, i) => {
      const voice = evidence.get(person);
      return { person, logLikelihoods: voice === undefined ? {} : { voice }, probability: shares[i]! };
    })
    .sort((a, b) => b.probability - a.probability || (a.person < b.person ? -1 : 1));
}

function shown(stretches: readonly Segment[]): Segment[] {
  return stretches
    .toSorted((a, b) => b.endSeconds - b.startSeconds - (a.endSeconds - a.startSeconds))
    .slice(0, SHOWN_STRETCHES)
    .map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
}
