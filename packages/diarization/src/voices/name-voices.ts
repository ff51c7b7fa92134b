import type { Segment } from "@hapju/spec";
import type { Naming } from "../decisions.ts";
import { defined } from "../defined.ts";
import { assign, type Nameable } from "../naming/assign.ts";
import { candidatesOf } from "../naming/candidates.ts";
import { NAME_FROM, personPrior, reaches, UNKNOWN_SHARE } from "../naming/thresholds.ts";
import type { Calibrations, KnownPerson } from "../observations/people.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { segmentOf } from "../segments.ts";
import type { TrackNaming } from "../tracks/name-tracks.ts";
import type { VoiceLink } from "./link-voices.ts";
import { matchVoice } from "./match-voice.ts";
import { sameSpeaker } from "./same-speaker.ts";

/** The name of a voice, before unknown people are numbered. */
export interface VoiceNaming extends Omit<Naming, "speaker"> {
  readonly voice: Voice;
  /** A person's id, the id of an unknown person's first track, or the voice's own id. */
  readonly entity: string;
  /** Whether `entity` is a person. */
  readonly known: boolean;
}

/** What voices are named from. */
export interface VoiceNamingInputs {
  readonly voices: Voices;
  readonly directory: readonly KnownPerson[];
  readonly calibrations: Calibrations;
  /** Voices that a face was seen to speak with, by the voice's id. */
  readonly links: ReadonlyMap<string, VoiceLink>;
  /** The names of the tracks, by the track's id. */
  readonly trackNames: ReadonlyMap<string, TrackNaming>;
}

/** From this evidence on a voice is the same as one that already has a face. */
const SAME_VOICE = 2;
/** From this evidence on two voices that match one person's template are both theirs. */
const ONE_SPEAKER = 1;
const SHOWN_SEGMENTS = 5;

/** Names the voices: by the face seen to speak with them, otherwise by the voice templates; one voice is one person. */
export function nameVoices({
  voices: { voices },
  directory,
  calibrations,
  links,
  trackNames,
}: VoiceNamingInputs): VoiceNaming[] {
  const prior = personPrior(UNKNOWN_SHARE, directory.length);
  const unknown = Math.log(UNKNOWN_SHARE);
  const faceOf = (voice: Voice) => {
    const link = links.get(voice.id);
    return link && { ...defined(trackNames.get(link.track)), segments: link.segments };
  };
  const linked = voices.flatMap((voice) => {
    const face = faceOf(voice);
    return face ? [{ voice, face }] : [];
  });
  const withTemplates = voices.map((voice) => {
    const scores = new Map(
      directory.flatMap((person) => {
        const score = matchVoice(voice, person, calibrations.voice);
        return score === undefined ? [] : [[person.id, score] as const];
      }),
    );
    const isClear = (id: string) => {
      const score = scores.get(id);
      return score !== undefined && reaches({ voice: score }, "nameFrom", calibrations);
    };
    return { voice, scores, isClear, face: faceOf(voice) };
  });
  const nameables = withTemplates.map(({ voice, scores, face }): Nameable => {
    if (face?.known) return { weights: new Map(), unknown: 0 };
    // A person who has another voice already, seen with a face, does not have this one.
    const taken = linked
      .filter((other) => sameSpeaker(other.voice, voice, calibrations.voice) < 0)
      .map((other) => other.face.entity);
    const weights = [...scores].filter(([id]) => !taken.includes(id));
    return { weights: new Map(weights.map(([id, score]) => [id, prior + score])), unknown };
  });
  // One person has one voice, unless two clearly match and are similar: one speaker was then taken for two.
  const areOne = (a: number, b: number) => {
    const [one, other] = [defined(withTemplates[a]), defined(withTemplates[b])];
    return (
      [...one.scores.keys()].some((id) => one.isClear(id) && other.isClear(id)) &&
      sameSpeaker(one.voice, other.voice, calibrations.voice) >= ONE_SPEAKER
    );
  };
  const answers = assign(nameables, (a, b) => !areOne(a, b));
  return withTemplates.map(({ voice, scores, isClear, face: own }, at): VoiceNaming => {
    const weights = new Map([...scores].map(([id, score]) => [id, prior + score]));
    const candidates = candidatesOf({ weights, unknown }, (id) => {
      const score = scores.get(id);
      return score === undefined ? undefined : { voice: score };
    });
    const naming = (
      { entity, known, reason, confidence }: Pick<VoiceNaming, "entity" | "known" | "reason" | "confidence">,
      segments = voice.segments,
    ): VoiceNaming => {
      const given = reason === "unknown" || reason === "uncertain" ? "unknown" : entity;
      const runnerUp = candidates.find((candidate) => candidate.person !== given && candidates.length > 1);
      return {
        voice,
        entity,
        known,
        reason,
        confidence,
        candidates,
        frames: [],
        ...(runnerUp ? { runnerUp } : {}),
        segments: longest(segments),
      };
    };
    const { person, confidence } = defined(answers[at]);
    // An unknown face may have moved its lips to another's voice: a person recognised by the voice wins over it.
    if (confidence >= NAME_FROM && person !== null && isClear(person))
      return naming({ entity: person, known: true, reason: "recognised", confidence });
    const face = own ?? faceOfSimilar(voice);
    if (face) return naming({ ...face, reason: "linked" }, face.segments);
    const reason = person === null && confidence >= NAME_FROM ? "unknown" : "uncertain";
    return naming({ entity: voice.id, known: false, reason, confidence });
  });

  function faceOfSimilar(voice: Voice) {
    const [best] = linked
      .map((other) => ({ face: other.face, evidence: sameSpeaker(other.voice, voice, calibrations.voice) }))
      .filter(({ evidence }) => evidence >= SAME_VOICE)
      .sort((a, b) => b.evidence - a.evidence);
    return best?.face;
  }
}

function longest(segments: readonly Segment[]): Segment[] {
  return segments
    .toSorted((a, b) => b.endSeconds - b.startSeconds - (a.endSeconds - a.startSeconds))
    .slice(0, SHOWN_SEGMENTS)
    .map(segmentOf);
}
