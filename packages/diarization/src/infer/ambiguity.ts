import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import { VOICE_TELLS, type VoiceEvidence } from "../voices/voice-evidence.ts";
import { NOBODY, type Speakable } from "./decode-speakers.ts";

/** Whose lips show less than this is not named by them: a restless mouth is no speaker because nobody else is seen. */
const NAMED_LIPS = -0.3;
/** A look at a voice takes so many frames. */
const LOOK_FRAMES = Math.round(1.5 / FRAME_SECONDS);
/** A mouth at rest is named by its voice only if that is heard for a whole look: less may sound like anybody. */
const AT_REST = -2;
/**
 * However long a mouth moves, it may do so without a sound: that happens to three in a hundred, which is log(97 / 3) against it.
 * A voice that leaves less than log(0.85 / 0.15) of that takes the name away; its looks add up.
 */
const AGAINST = 1.75;
/** A mouth whose mean lip evidence is above this all through a stretch may be the one that speaks. */
const RIVAL_LIPS = -0.8;
/** Another speaker must be this unlikely: frames are no independent looks, and of names given with more half were wrong. */
const RIVAL_SHARE = 0.02;

/** Frames of the recording in which one source speaks, borders left out, and who speaks right before and after. */
export interface Spoken {
  readonly from: number;
  readonly to: number;
  readonly source: Speakable;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Why the most likely speaker of a stretch is not named all the same. */
export function isDoubtful(
  { from, to, source, before, after }: Spoken,
  beliefs: ReadonlyMap<string, number>,
  sources: readonly Speakable[],
  { lips, voices }: { readonly lips: LipEvidence; readonly voices: VoiceEvidence },
): boolean {
  const sounds = (entity: string) => voices.get(entity)?.meanBetween(from, to) ?? 0;
  const own = sounds(source.entity);
  if (
    own * Math.max(1, (to - from) / LOOK_FRAMES) < -AGAINST ||
    rivalShare(beliefs, source.entity) > RIVAL_SHARE
  )
    return true;
  if (source.track === undefined) return false;
  const moved = lips.get(source.track)?.meanBetween(from, to);
  const isHeard = (motion: number) => own >= VOICE_TELLS && (motion >= AT_REST || to - from >= LOOK_FRAMES);
  const isQuiet = moved !== undefined && moved < NAMED_LIPS && !isHeard(moved);
  // Who speaks right before or after moves near that border: the half away from it counts.
  const middle = (from + to) / 2;
  const isRival = ({ track, entity }: Speakable) =>
    track !== undefined &&
    entity !== source.entity &&
    own - sounds(entity) < VOICE_TELLS &&
    movesThrough(
      lips.get(track),
      entity === before ? Math.floor(middle) : from,
      entity === after ? Math.ceil(middle) : to,
    );
  return isQuiet || sources.some(isRival);
}

/** The belief in whoever else it could be, somebody not known left out. */
function rivalShare(beliefs: ReadonlyMap<string, number>, entity: string): number {
  const others = [...beliefs].filter(([other]) => other !== entity && other !== NOBODY);
  return Math.max(0, ...others.map(([, share]) => share));
}

function movesThrough(mouth: FrameSeries | undefined, from: number, to: number): boolean {
  const mean = mouth?.meanBetween(from, to);
  if (!mouth || mean === undefined || mean < RIVAL_LIPS) return false;
  let seen = 0;
  for (const value of mouth.between(from, to)) if (!Number.isNaN(value)) seen++;
  return seen >= (to - from) / 2;
}
