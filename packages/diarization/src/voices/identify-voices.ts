import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { frameAt } from "../frames.ts";
import { nameVoices, type VoiceNaming, type VoiceNamingInputs } from "./name-voices.ts";
import { addEvidence, evidencePerEntity, type VoiceEvidence, voiceEvidence } from "./voice-evidence.ts";

/** What {@link identifyVoices} decides from. */
export interface VoiceInputs {
  readonly naming: VoiceNamingInputs;
  /** Voices adapted to the people who were seen to speak, per entity. */
  readonly adapted: VoiceEvidence;
}

/** The voices of a recording, and when each entity is heard. */
export interface IdentifiedVoices {
  /** The voices that are used, with their names. */
  readonly voices: readonly VoiceNaming[];
  /** Per entity. */
  readonly evidence: VoiceEvidence;
}

/** Names the voices of a recording, and says where in it each of these people is heard. */
export function identifyVoices({ naming, adapted }: VoiceInputs): IdentifiedVoices {
  // If faces adapted voices, a voice without a name would only be a second, unknown person.
  const named = nameVoices(naming).filter(({ known }) => adapted.size === 0 || known);
  const heard = voiceEvidence(named.map(({ voice }) => voice));
  const byVoice = new Map(
    named.map((one) => {
      const evidence = heard.get(one.voice.id) ?? new FrameSeries(0, new Float32Array());
      return [one.voice.id, without(evidence, circularSegments(one, naming))] as const;
    }),
  );
  const entities = new Map(named.map(({ voice, entity }) => [voice.id, entity]));
  return { voices: named, evidence: addEvidence(evidencePerEntity(byVoice, entities), adapted) };
}

/** The segments in which a voice must not confirm its own name, because they are why it has it. */
function circularSegments({ voice, reason }: VoiceNaming, { links }: VoiceNamingInputs): readonly Segment[] {
  return reason === "linked" ? (links.get(voice.id)?.segments ?? []) : [];
}

function without({ from, values }: FrameSeries, segments: readonly Segment[]): FrameSeries {
  const remaining = values.slice();
  const at = (seconds: number) => Math.max(0, frameAt(seconds) - from);
  for (const { startSeconds, endSeconds } of segments)
    remaining.fill(Number.NaN, at(startSeconds), at(endSeconds));
  return new FrameSeries(from, remaining);
}
