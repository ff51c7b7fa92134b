import type { EvidenceSource, Speaker, SpeakerSegment } from "../decisions.ts";
import { frameAt } from "../frames.ts";
import type { LipEvidence } from "../lips/lip-evidence.ts";
import type { VoiceEvidence } from "../voices/voice-evidence.ts";
import { NOBODY } from "./decode-speakers.ts";
import type { DecodedSegment } from "./speaker-segments.ts";

/** Below this probability the speaker of a stretch is left open. */
const SPEAKER_FROM = 0.85;

export interface NameSegmentsInputs {
  readonly stretches: readonly DecodedSegment[];
  readonly lips: LipEvidence;
  readonly voices: VoiceEvidence;
  /** The voice of an entity that nobody sees. */
  readonly voiceOf: (entity: string) => string | undefined;
  readonly speakerOf: (entity: string) => Speaker;
  /** How sure it is that an entity is who its name says. */
  readonly certainty: ReadonlyMap<string, number>;
  /** The label of speech that nothing speaks for. */
  readonly nobody: Speaker;
}

/** Names the stretches; one that is not sure enough keeps its times and loses its speaker. */
export function toSpeaking({
  stretches,
  lips,
  voices,
  voiceOf,
  speakerOf,
  certainty,
  nobody,
}: NameSegmentsInputs): SpeakerSegment[] {
  return stretches.flatMap((stretch): SpeakerSegment[] => {
    const { source, startSeconds, endSeconds, runnerUp } = stretch;
    const sure = stretch.confidence >= SPEAKER_FROM && source.entity !== NOBODY;
    if (stretch.over && !sure) return [];
    const [from, to] = [frameAt(startSeconds), frameAt(endSeconds)];
    const lip = source.track ? lips.get(source.track)?.meanBetween(from, to) : undefined;
    const voice = voices.get(source.entity)?.meanBetween(from, to);
    const heard = source.track ? undefined : voiceOf(source.entity);
    const logLikelihoods: Partial<Record<EvidenceSource, number>> = {
      ...(lip === undefined ? {} : { lips: lip }),
      ...(voice === undefined ? {} : { voice }),
    };
    const next = sure
      ? runnerUp
      : source.entity === NOBODY
        ? runnerUp
        : { entity: source.entity, confidence: stretch.confidence };
    const second = next && next.confidence > 0.001 && next.entity !== NOBODY ? next : undefined;
    return [
      {
        startSeconds,
        endSeconds,
        speaker: sure ? speakerOf(source.entity) : nobody,
        ...(sure && source.track ? { track: source.track } : {}),
        ...(sure && heard ? { voice: heard } : {}),
        confidence: sure ? stretch.confidence * (certainty.get(source.entity) ?? 1) : 1 - stretch.confidence,
        ...(second ? { runnerUp: { speaker: speakerOf(second.entity), confidence: second.confidence } } : {}),
        logLikelihoods,
        by: !sure ? "none" : source.track ? "lips" : "voice",
      },
    ];
  });
}
