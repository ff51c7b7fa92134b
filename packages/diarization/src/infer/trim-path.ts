import { defined } from "../defined.ts";
import { FRAME_SECONDS } from "../frames.ts";
import { CLEAR_VOICE } from "../voices/voice-evidence.ts";
import type { SpeakerEvidence } from "./ambiguity.ts";
import { type DecodedBlock, type SpeakerState, UNATTRIBUTED } from "./decode-speakers.ts";

/** Frames by which a mouth opens before it sounds and closes after: motion this close to a border is not speech. */
export const MOUTH_LEAD = Math.round(0.3 / FRAME_SECONDS);
/** The same beside an unseen speaker, whose end is not visible. */
const MOUTH_LEAD_UNSEEN = MOUTH_LEAD + 1;
/**
 * At either end of a block, so many frames of a mouth below this lip evidence are another's sound, unless the voice is
 * clear: shut, or nearer to rest than to speech for longer than a person takes to begin.
 */
const SILENT = [
  { below: -2, frames: 2 },
  { below: -0.3, frames: 5 },
];

/**
 * The speaker of each frame of a block: the most likely path without frames in which a mouth only opens, closes or rests
 * at its borders; those are unattributed.
 */
export function trimPath(
  { block, path, present }: Pick<DecodedBlock, "block" | "path" | "present">,
  { lips, voices }: SpeakerEvidence,
): SpeakerState[] {
  const unattributed = present.find(({ entity }) => entity === UNATTRIBUTED);
  const states = [...path].map((position) => defined(present[position]));
  const isBelow = ({ track, entity }: SpeakerState, at: number, below: number) => {
    const motion = lips.get(track ?? "")?.at(block.from + at) ?? Number.NaN;
    const voice = voices.get(entity)?.at(block.from + at) ?? Number.NaN;
    return motion < below && !(voice >= CLEAR_VOICE);
  };
  if (!unattributed) return states;
  const trimmed = states.slice();
  for (const { below, frames } of SILENT) {
    const first = states.findIndex((state, at) => !isBelow(state, at, below));
    const last = states.findLastIndex((state, at) => !isBelow(state, at, below)) + 1;
    // A mouth that is silent all through was chosen nevertheless: it is the only one.
    if (first < 0) continue;
    if (first >= frames) trimmed.fill(unattributed, 0, first);
    if (states.length - last >= frames) trimmed.fill(unattributed, last);
  }
  const isOtherUnseen = (other: SpeakerState | undefined, entity: string) =>
    other !== undefined && other.track === undefined && other.entity !== entity;
  const isNearUnseen = (entity: string, at: number) => {
    for (let away = 1; away <= MOUTH_LEAD_UNSEEN; away++)
      if (isOtherUnseen(trimmed[at - away], entity) || isOtherUnseen(trimmed[at + away], entity)) return true;
    return false;
  };
  return trimmed.map((state, at) =>
    state.track !== undefined && isNearUnseen(state.entity, at) ? unattributed : state,
  );
}
