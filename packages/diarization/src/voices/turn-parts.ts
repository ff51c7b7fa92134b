/** A pause this long ends a turn. */
const PAUSE_SECONDS = 0.4;
/** A turn this long tells a voice by itself. */
const TURN_SECONDS = 1.5;
/** Longer turns are cut … */
const LONGEST_SECONDS = 2.5;
/** … into parts that are not shorter. */
const SHORTEST_SECONDS = 1;

/** Frames of a speaker that are embedded together. */
export interface TurnPart {
  /** 1 for each frame of the part. */
  readonly active: Uint8Array;
  /** Whether it goes on with the turn that the part before it belongs to. */
  readonly continues: boolean;
}

/**
 * Cuts what one speaker of a window says into parts, because the model may take two people who speak one after the other
 * for one: each long turn is cut where a pause is most likely; the short turns together are the last part.
 *
 * @param active 1 for each frame in which the speaker speaks
 * @param silence probability of silence, per frame
 */
export function turnParts(active: Uint8Array, silence: Float32Array, stepSeconds: number): TurnPart[] {
  const short = new Uint8Array(active.length);
  const parts: TurnPart[] = [];
  for (const [from, to] of turnsOf(active, stepSeconds)) {
    if ((to - from) * stepSeconds < TURN_SECONDS) {
      short.set(active.subarray(from, to), from);
      continue;
    }
    for (const [start, end] of cut(from, to, silence, stepSeconds)) {
      const part = new Uint8Array(active.length);
      part.set(active.subarray(start, end), start);
      parts.push({ active: part, continues: start > from });
    }
  }
  return short.includes(1) ? [...parts, { active: short, continues: false }] : parts;
}

type Range = readonly [from: number, to: number];

function turnsOf(active: Uint8Array, stepSeconds: number): Range[] {
  const turns: Range[] = [];
  for (const [frame, speaks] of active.entries()) {
    if (!speaks) continue;
    const last = turns.at(-1);
    if (last && (frame + 1 - last[1]) * stepSeconds < PAUSE_SECONDS)
      turns[turns.length - 1] = [last[0], frame + 1];
    else turns.push([frame, frame + 1]);
  }
  return turns;
}

function cut(from: number, to: number, silence: Float32Array, stepSeconds: number): Range[] {
  if ((to - from) * stepSeconds <= LONGEST_SECONDS) return [[from, to]];
  const shortest = Math.ceil(SHORTEST_SECONDS / stepSeconds);
  let at = from + shortest;
  for (let other = at; other <= to - shortest; other++)
    if ((silence[other] ?? 0) > (silence[at] ?? 0)) at = other;
  return [...cut(from, at, silence, stepSeconds), ...cut(at, to, silence, stepSeconds)];
}
