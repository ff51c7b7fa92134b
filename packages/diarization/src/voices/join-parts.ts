import type { LocalSpeaker } from "../observations/speech.ts";
import { dot } from "../statistics.ts";
import { SAME_VOICE } from "./same-voice.ts";

/** A part of a turn, with its embedding unless too little is said. */
export interface EmbeddedPart extends LocalSpeaker {
  /** Whether it goes on with the turn that the part before it belongs to. */
  readonly continues: boolean;
}

interface JoinedPart {
  readonly parts: readonly EmbeddedPart[];
  readonly vector: Float32Array | undefined;
}

/** Joins neighbouring parts of a turn while they sound alike: parts that stay apart are different speakers. */
export function joinParts(parts: readonly EmbeddedPart[]): LocalSpeaker[] {
  const turns: EmbeddedPart[][] = [];
  for (const part of parts) {
    const last = turns.at(-1);
    if (part.continues && last) last.push(part);
    else turns.push([part]);
  }
  return turns.flatMap((turn) => joinTurn(turn).map(speakerOf));
}

function joinTurn(turn: readonly EmbeddedPart[]): JoinedPart[] {
  const joined = turn.map((part): JoinedPart => ({ parts: [part], vector: part.vector }));
  for (;;) {
    let best: number | undefined;
    let most = SAME_VOICE;
    for (const [at, { vector }] of joined.entries()) {
      const next = joined[at + 1]?.vector;
      const similarity = vector && next ? dot(vector, next) : Number.NEGATIVE_INFINITY;
      if (similarity > most) [best, most] = [at, similarity];
    }
    if (best === undefined) return joined;
    const parts = joined.slice(best, best + 2).flatMap((one) => one.parts);
    joined.splice(best, 2, { parts, vector: meanVector(parts) });
  }
}

function speakerOf({ parts, vector }: JoinedPart): LocalSpeaker {
  const active = new Uint8Array(parts[0]?.active.length ?? 0);
  for (const part of parts)
    for (const [frame, speaks] of part.active.entries()) if (speaks) active[frame] = 1;
  const soloSeconds = parts.reduce((sum, part) => sum + part.soloSeconds, 0);
  return { active, soloSeconds, ...(vector ? { vector } : {}) };
}

/** The mean of the embeddings, each counted by its length, of length one. */
function meanVector(parts: readonly EmbeddedPart[]): Float32Array {
  const sum = new Float32Array(parts[0]?.vector?.length ?? 0);
  for (const { vector, active } of parts) {
    const frames = active.reduce((count, speaks) => count + speaks, 0);
    for (const [at, value] of vector?.entries() ?? []) sum[at] = (sum[at] ?? 0) + value * frames;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
