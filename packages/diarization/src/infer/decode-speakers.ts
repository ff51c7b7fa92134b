import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import { type Block, FRAME_SECONDS, frameAt } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import type { Track } from "../observations/faces.ts";
import type { VoiceEvidence } from "../voices/voice-evidence.ts";
import { type Decoded, decode, type Source } from "./decode-block.ts";

/** Frames are not independent looks: one of them counts this much. */
const LIP_WEIGHT = 0.2;
const VOICE_WEIGHT = 0.15;
/** Lip evidence that a face must show before it is preferred to somebody nobody sees. */
const LIPS_FROM = -1.2;
/** Evidence per frame for somebody nobody sees, before any voice. */
const OUT_OF_VIEW = LIPS_FROM * LIP_WEIGHT;
/** A face is taken to be there this long before its first and after its last sighting. */
const EDGE_SECONDS = 0.5;

/** Somebody who may be the one speaking. `entity` names the person behind it across sources. */
export interface Speakable extends Source {
  readonly track?: string;
  readonly entity: string;
}

export interface Heard {
  readonly sources: readonly Speakable[];
  readonly decoded: readonly DecodedBlock[];
}

export interface DecodedBlock extends Decoded {
  /** The sources of the path: whoever is out of view all through a block cannot speak in it with a face. */
  readonly present: readonly Speakable[];
}

export interface HearInputs {
  readonly blocks: readonly Block[];
  readonly tracks: readonly Track[];
  readonly lips: LipEvidence;
  /** What the sound says for each entity. */
  readonly voices: VoiceEvidence;
  /** The person behind a track. */
  readonly entityOf: (track: string) => string;
  /** Frames in which an entity must not be the speaker, because a person said so. */
  readonly barred: (entity: string, frame: number) => boolean;
}

/** The entity of speech that nothing speaks for. */
export const NOBODY = "";

/** Decides block by block who speaks: a visible face, a voice off screen, or nobody known. */
export function hear({ blocks, tracks, lips, voices, entityOf, barred }: HearInputs): Heard {
  const seen = new Map(tracks.map(({ id, visible }) => [id, framesIn(visible)]));
  const isIn = ({ track }: Speakable, { from, to }: Block) =>
    track === undefined || seen.get(track)!.subarray(from, to).includes(1);
  const entities = new Map(tracks.map(({ id }) => [id, entityOf(id)]));
  const visible: Speakable[] = tracks.map(({ id }) => {
    const entity = entities.get(id)!;
    const own = lips.get(id);
    const heard = voices.get(entity);
    const isSeen = seen.get(id)!;
    return {
      track: id,
      entity,
      evidence: (frame) => {
        if (isSeen[frame] !== 1 || barred(entity, frame)) return Number.NEGATIVE_INFINITY;
        // Lips that say nothing make a face neither likelier nor less likely than somebody out of view.
        const lip = own?.at(frame) ?? Number.NaN;
        return (Number.isNaN(lip) ? LIPS_FROM : lip) * LIP_WEIGHT + valueAt(heard, frame) * VOICE_WEIGHT;
      },
    };
  });
  const away: Speakable[] = [...voices].map(([entity, values]) => {
    const faces = tracks.filter((track) => entities.get(track.id) === entity);
    return {
      entity,
      // Who is in view speaks with the mouth that is seen, or is not the one speaking.
      evidence: (frame) =>
        faces.some((track) => seen.get(track.id)![frame] === 1) || barred(entity, frame)
          ? Number.NEGATIVE_INFINITY
          : OUT_OF_VIEW + valueAt(values, frame) * VOICE_WEIGHT,
    };
  });
  const nobody: Speakable = { entity: NOBODY, evidence: () => OUT_OF_VIEW };
  const sources = [...visible, ...away, nobody];
  const decoded = blocks.map((block) => {
    const present = sources.filter((source) => isIn(source, block));
    return { present, ...decode(block, present) };
  });
  return { sources, decoded };
}

/** No evidence counts as neither for nor against. */
function valueAt(values: FrameSeries | undefined, frame: number): number {
  const value = values?.at(frame) ?? Number.NaN;
  return Number.isNaN(value) ? 0 : value;
}

/** 1 for each frame in one of the intervals, edges included. */
function framesIn(intervals: readonly Segment[]): Uint8Array {
  const last = Math.max(0, ...intervals.map(({ endSeconds }) => endSeconds));
  const frames = new Uint8Array(frameAt(last + EDGE_SECONDS + FRAME_SECONDS) + 1);
  for (const { startSeconds, endSeconds } of intervals) {
    const from = Math.max(0, frameAt(startSeconds - EDGE_SECONDS));
    frames.fill(1, from, frameAt(endSeconds + EDGE_SECONDS + FRAME_SECONDS));
  }
  return frames;
}
