import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS, frameAt } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import type { Track } from "../observations/faces.ts";
import type { VoiceEvidence } from "../voices/voice-evidence.ts";
import { type DecodedPath, decodeBlock, type HiddenState } from "./decode-block.ts";
import type { SpeechBlock } from "./speech-blocks.ts";

/** Frames are not independent observations: one of them counts this much. */
const LIP_WEIGHT = 0.2;
const VOICE_WEIGHT = 0.15;
/** Lip evidence from which a visible face is preferred to an unseen speaker. */
const LIPS_FROM = -1.2;
/** Evidence per frame of an unseen speaker, without any voice. */
const UNSEEN = LIPS_FROM * LIP_WEIGHT;
/** A face counts as visible this long before its first and after its last sighting. */
const EDGE_SECONDS = 0.5;

/** The entity of speech without evidence for any person. */
export const UNATTRIBUTED = "";

/** One hypothesis for who speaks: a visible face, a voice off screen, or an unknown speaker. */
export interface SpeakerState extends HiddenState {
  /** The track's id; absent off screen. */
  readonly track?: string | undefined;
  /** The person behind it, the same for all states of one person; {@link UNATTRIBUTED} for the unknown speaker. */
  readonly entity: string;
}

/** The decoded blocks of a recording. */
export interface DecodedSpeakers {
  readonly states: readonly SpeakerState[];
  readonly blocks: readonly DecodedBlock[];
}

/** One decoded block. */
export interface DecodedBlock extends DecodedPath {
  /** The states the path refers to. A face that is not visible in the block is not among them. */
  readonly present: readonly SpeakerState[];
}

/** What {@link decodeSpeakers} decides from. */
export interface DecodeInputs {
  readonly blocks: readonly SpeechBlock[];
  readonly tracks: readonly Track[];
  readonly lips: LipEvidence;
  /** Per entity. */
  readonly voices: VoiceEvidence;
  /** The person behind a track, by the track's id. */
  readonly entityOf: (track: string) => string;
  /** Whether a correction says that an entity does not speak in a frame. */
  readonly excluded: (entity: string, frame: number) => boolean;
}

/** Decides block by block who speaks: a visible face, a voice off screen, or an unknown speaker. */
export function decodeSpeakers(inputs: DecodeInputs): DecodedSpeakers {
  const { lips, voices, entityOf, excluded } = inputs;
  const faces = inputs.tracks.map(({ id, visible }) => ({
    track: id,
    entity: entityOf(id),
    visible: framesIn(visible),
  }));
  const onScreen = faces.map(({ track, entity, visible }) => {
    const [lip, voice] = [lips.get(track), voices.get(entity)];
    const evidence = (frame: number) => {
      if (visible[frame] !== 1 || excluded(entity, frame)) return Number.NEGATIVE_INFINITY;
      // Without lip evidence a face is as likely as an unseen speaker.
      return valueAt(lip, frame, LIPS_FROM) * LIP_WEIGHT + valueAt(voice, frame, 0) * VOICE_WEIGHT;
    };
    return { state: { track, entity, evidence }, visible };
  });
  const offScreen = [...voices].map(([entity, voice]) => {
    const own = faces.filter((face) => face.entity === entity);
    // A visible person speaks with the visible mouth, or does not speak.
    const evidence = (frame: number) =>
      own.some(({ visible }) => visible[frame] === 1) || excluded(entity, frame)
        ? Number.NEGATIVE_INFINITY
        : UNSEEN + valueAt(voice, frame, 0) * VOICE_WEIGHT;
    return { state: { entity, evidence }, visible: undefined };
  });
  const unknown = { state: { entity: UNATTRIBUTED, evidence: () => UNSEEN }, visible: undefined };
  const hypotheses: readonly { readonly state: SpeakerState; readonly visible: Uint8Array | undefined }[] = [
    ...onScreen,
    ...offScreen,
    unknown,
  ];
  const blocks = inputs.blocks.map((block): DecodedBlock => {
    const present = hypotheses
      .filter(({ visible }) => !visible || visible.subarray(block.from, block.to).includes(1))
      .map(({ state }) => state);
    return { present, ...decodeBlock(block, present) };
  });
  return { states: hypotheses.map(({ state }) => state), blocks };
}

function valueAt(series: FrameSeries | undefined, frame: number, unknown: number): number {
  const value = series?.at(frame) ?? Number.NaN;
  return Number.isNaN(value) ? unknown : value;
}

/** 1 for each frame in one of the segments, edges included. */
function framesIn(segments: readonly Segment[]): Uint8Array {
  const last = Math.max(0, ...segments.map(({ endSeconds }) => endSeconds));
  const frames = new Uint8Array(frameAt(last + EDGE_SECONDS + FRAME_SECONDS) + 1);
  for (const { startSeconds, endSeconds } of segments) {
    const from = Math.max(0, frameAt(startSeconds - EDGE_SECONDS));
    frames.fill(1, from, frameAt(endSeconds + EDGE_SECONDS + FRAME_SECONDS));
  }
  return frames;
}
