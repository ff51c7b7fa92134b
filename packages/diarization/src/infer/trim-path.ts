import { FRAME_SECONDS } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import { VOICE_TELLS, type VoiceEvidence } from "../voices/voice-evidence.ts";
import { NOBODY, type Speakable } from "./decode-speakers.ts";

/** Frames by which a mouth opens before it sounds and closes after: movement this close to a border is no speech. */
export const MOUTH_LEAD = Math.round(0.3 / FRAME_SECONDS);
/** The same beside somebody out of view, whose end nobody sees. */
const MOUTH_LEAD_OUT_OF_VIEW = MOUTH_LEAD + 1;
/**
 * At either end of a block, so many frames of a mouth below this lip evidence are somebody else's sound, unless the voice
 * is heard all the same: shut, or nearer to rest than to speech for longer than anybody takes to begin.
 */
const SILENT = [
  { below: -2, frames: 2 },
  { below: -0.3, frames: 5 },
];

/** The most likely path without what a mouth only seems to say at its borders; such frames are nobody's. */
export function settledPath(
  path: Int16Array,
  sources: readonly Speakable[],
  { lips, voices }: { readonly lips: LipEvidence; readonly voices: VoiceEvidence },
  firstFrame: number,
): Int16Array {
  const nobody = sources.findIndex(({ entity }) => entity === NOBODY);
  const isBelow = (at: number, below: number) => {
    const { track, entity } = sources[path[at]!]!;
    const moves = lips.get(track ?? "")?.at(firstFrame + at) ?? Number.NaN;
    const sounds = voices.get(entity)?.at(firstFrame + at) ?? Number.NaN;
    return moves < below && !(sounds >= VOICE_TELLS);
  };
  const settled = path.slice();
  for (const { below, frames } of SILENT) {
    let first = 0;
    while (first < path.length && isBelow(first, below)) first++;
    let last = path.length;
    while (last > first && isBelow(last - 1, below)) last--;
    // Who is silent all the time was chosen in spite of it: the only one there is.
    if (first === last) continue;
    if (first >= frames) settled.fill(nobody, 0, first);
    if (path.length - last >= frames) settled.fill(nobody, last);
  }
  const outOfView = (source: number | undefined) =>
    source !== undefined && sources[source]!.track === undefined;
  const opens = (at: number) => {
    const { entity } = sources[settled[at]!]!;
    const isOther = (source: number | undefined) => outOfView(source) && sources[source!]!.entity !== entity;
    for (let away = 1; away <= MOUTH_LEAD_OUT_OF_VIEW; away++)
      if (isOther(settled[at - away]) || isOther(settled[at + away])) return true;
    return false;
  };
  return settled.map((source, at) => (!outOfView(source) && opens(at) ? nobody : source));
}
