import type { Speaker, SpeakerSegment } from "../decisions.ts";
import { frameAt } from "../frames.ts";
import type { SpeakerEvidence } from "./ambiguity.ts";
import { UNATTRIBUTED } from "./decode-speakers.ts";
import type { DecodedSegment } from "./decoded-segments.ts";

/** Below this probability the speaker of a segment is left open. */
const SPEAKER_FROM = 0.85;

/** The same where the voice alone decides, as the share of the windows that hear it. */
const HEARD_FROM = 0.3;

/** A runner-up below this probability is not worth showing. */
const RUNNER_UP_FROM = 0.001;

/** What {@link nameSegments} decides from. */
export interface NameSegmentsInputs extends SpeakerEvidence {
  readonly segments: readonly DecodedSegment[];
  /** The id of the voice of an entity off screen. */
  readonly voiceOf: (entity: string) => string | undefined;
  /** The name or label of an entity. */
  readonly speakerOf: (entity: string) => Speaker;
  /** Probability that an entity is the person of its name; 1 for entities that are missing. */
  readonly certainty: ReadonlyMap<string, number>;
  /** The label of speech without a known speaker. */
  readonly unattributed: Speaker;
}

/** Names the segments; one that is too uncertain keeps its times and loses its speaker. */
export function nameSegments({
  segments,
  lips,
  voices,
  voiceOf,
  speakerOf,
  certainty,
  unattributed,
}: NameSegmentsInputs): SpeakerSegment[] {
  return segments.flatMap(
    ({ state, startSeconds, endSeconds, confidence, runnerUp, overlaps, heard: byVoice }) => {
      const { track, entity } = state;
      const least = byVoice ? HEARD_FROM : SPEAKER_FROM;
      const sure = confidence >= least && entity !== UNATTRIBUTED;
      if (overlaps && !sure) return [];
      const [from, to] = [frameAt(startSeconds), frameAt(endSeconds)];
      const lip = track ? lips.get(track)?.meanBetween(from, to) : undefined;
      const voice = voices.get(entity)?.meanBetween(from, to);
      const heard = track ? undefined : voiceOf(entity);
      const next = sure || entity === UNATTRIBUTED ? runnerUp : { entity, confidence };
      const second =
        next && next.confidence > RUNNER_UP_FROM && next.entity !== UNATTRIBUTED ? next : undefined;
      const by = !sure ? "none" : track ? "lips" : "voice";
      return [
        {
          startSeconds,
          endSeconds,
          speaker: sure ? speakerOf(entity) : unattributed,
          ...(sure && track ? { track } : {}),
          ...(sure && heard ? { voice: heard } : {}),
          confidence: sure ? confidence * (certainty.get(entity) ?? 1) : 1 - confidence,
          ...(second
            ? { runnerUp: { speaker: speakerOf(second.entity), confidence: second.confidence } }
            : {}),
          logLikelihoods: {
            ...(lip === undefined ? {} : { lips: lip }),
            ...(voice === undefined ? {} : { voice }),
          },
          by,
        } satisfies SpeakerSegment,
      ];
    },
  );
}
