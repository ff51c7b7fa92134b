import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import { CLEAR_VOICE, type VoiceEvidence } from "../voices/voice-evidence.ts";
import { type SpeakerState, UNATTRIBUTED } from "./decode-speakers.ts";

/** A person whose lips show less evidence is not named by them: a restless mouth is not the speaker because no other is visible. */
const MIN_LIPS = -0.3;
/** Frames of one window of a voice. */
const WINDOW_FRAMES = Math.round(1.5 / FRAME_SECONDS);
/** A mouth at rest is named by its voice only if the voice is heard for a whole window. */
const AT_REST = -2;
/**
 * However long a mouth moves, it may do so without a sound: that happens to three in a hundred, log(97 / 3) against it.
 * A voice that leaves less than log(0.85 / 0.15) of that removes the name; its windows add up.
 */
const MAX_AGAINST = 1.75;
/** A mouth whose mean lip evidence is above this all through a segment may be the one that speaks. */
const RIVAL_LIPS = -0.8;
/** Every other speaker must be less likely: frames are not independent, and of names given with more half were wrong. */
const MAX_RIVAL_SHARE = 0.02;

/** Frames of the recording in which one state speaks, without their borders, and who speaks right before and after. */
export interface SegmentContext {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly state: SpeakerState;
  /** The entity before, in the same block. */
  readonly before: string | undefined;
  /** The entity after, in the same block. */
  readonly after: string | undefined;
}

/** Lip evidence by track and voice evidence by entity. */
export interface SpeakerEvidence {
  readonly lips: LipEvidence;
  readonly voices: VoiceEvidence;
}

/**
 * Whether the most likely speaker of a segment must not be named.
 *
 * @param beliefs probability of each entity
 */
export function isAmbiguous(
  { from, to, state, before, after }: SegmentContext,
  beliefs: ReadonlyMap<string, number>,
  states: readonly SpeakerState[],
  { lips, voices }: SpeakerEvidence,
): boolean {
  const voiceOf = (entity: string) => voices.get(entity)?.meanBetween(from, to) ?? 0;
  const own = voiceOf(state.entity);
  if (
    own * Math.max(1, (to - from) / WINDOW_FRAMES) < -MAX_AGAINST ||
    rivalShare(beliefs, state.entity) > MAX_RIVAL_SHARE
  )
    return true;
  if (state.track === undefined) return false;
  const moved = lips.get(state.track)?.meanBetween(from, to);
  const isHeard = (motion: number) => own >= CLEAR_VOICE && (motion >= AT_REST || to - from >= WINDOW_FRAMES);
  const isQuiet = moved !== undefined && moved < MIN_LIPS && !isHeard(moved);
  // The person who speaks right before or after moves near that border: the half away from it counts.
  const middle = (from + to) / 2;
  const isRival = ({ track, entity }: SpeakerState) =>
    track !== undefined &&
    entity !== state.entity &&
    own - voiceOf(entity) < CLEAR_VOICE &&
    movesThroughout(
      lips.get(track),
      entity === before ? Math.floor(middle) : from,
      entity === after ? Math.ceil(middle) : to,
    );
  return isQuiet || states.some(isRival);
}

/** The probability of the most likely other entity, the unknown speaker excluded. */
function rivalShare(beliefs: ReadonlyMap<string, number>, entity: string): number {
  const others = [...beliefs].filter(([other]) => other !== entity && other !== UNATTRIBUTED);
  return Math.max(0, ...others.map(([, share]) => share));
}

function movesThroughout(mouth: FrameSeries | undefined, from: number, to: number): boolean {
  const mean = mouth?.meanBetween(from, to);
  if (!mouth || mean === undefined || mean < RIVAL_LIPS) return false;
  let seen = 0;
  for (const value of mouth.between(from, to)) if (!Number.isNaN(value)) seen++;
  return seen >= (to - from) / 2;
}
