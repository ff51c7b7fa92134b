import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { frameAt } from "../frames.ts";
import { reaches } from "../naming/thresholds.ts";
import type { Voice } from "../observations/voices.ts";
import { byStart } from "../segments.ts";
import { adaptVoices } from "./adapt-voices.ts";
import { matchVoice } from "./match-voice.ts";
import { nameVoices, type VoiceNaming, type VoiceNamingInputs } from "./name-voices.ts";
import { addEvidence, evidencePerEntity, type VoiceEvidence, voiceEvidence } from "./voice-evidence.ts";
import { meanFeatures, samplesIn } from "./voice-features.ts";

/** What {@link identifyVoices} decides from. */
export interface VoiceInputs {
  readonly naming: VoiceNamingInputs;
  /** Voices adapted to the people who were seen to speak, per entity. */
  readonly adapted: VoiceEvidence;
  /** Length of the recording. */
  readonly frames: number;
}

/** The voices of a recording, and when each entity is heard. */
export interface IdentifiedVoices {
  /** The voices that are used, with their names. */
  readonly voices: readonly VoiceNaming[];
  /** Per entity. */
  readonly evidence: VoiceEvidence;
}

/** Names the voices of a recording, and says where in it each of these people is heard. */
export function identifyVoices({ naming, adapted, frames }: VoiceInputs): IdentifiedVoices {
  const { calibrations } = naming;
  // If faces adapted voices, a voice without a name would only be a second, unknown person.
  const named = nameVoices(naming).filter(({ known }) => adapted.size === 0 || known);
  const found = { ...naming.voices, voices: named.map(({ voice }) => voice) };
  // A voice that was found adapts to itself elsewhere: that says more than any calibration.
  const labelled = found.voices
    .flatMap(({ id, segments }) => segments.map((segment) => ({ ...segment, entity: id })))
    .sort(byStart);
  const byVoice = addEvidence(
    voiceEvidence(found, calibrations, frames),
    adaptVoices(found.samples, labelled, calibrations, frames),
  );
  for (const one of named) {
    const evidence = byVoice.get(one.voice.id);
    if (evidence) byVoice.set(one.voice.id, without(evidence, circularSegments(one, naming)));
  }
  const entities = new Map(named.map(({ voice, entity }) => [voice.id, entity]));
  return { voices: named, evidence: addEvidence(evidencePerEntity(byVoice, entities), adapted) };
}

/** The segments in which a voice must not confirm its own name, because they are why it has it or speak against it. */
function circularSegments(
  { voice, reason, entity }: VoiceNaming,
  naming: VoiceNamingInputs,
): readonly Segment[] {
  if (reason === "linked") return naming.links.get(voice.id)?.segments ?? [];
  return reason === "recognised" ? unlikeSegments(voice, entity, naming) : [];
}

/** The segments of a voice that alone are too unlike the person it was named for: it may hold two speakers. */
function unlikeSegments(
  voice: Voice,
  entity: string,
  { voices, directory, calibrations }: VoiceNamingInputs,
): Segment[] {
  const person = directory.find(({ id }) => id === entity);
  return voice.segments.filter((segment) => {
    const features = { ...voice, ...meanFeatures(samplesIn([segment], voices.samples)) };
    const match = person && matchVoice(features, person, calibrations.voice);
    return match === undefined || !reaches({ voice: match }, "askFrom", calibrations);
  });
}

function without({ from, values }: FrameSeries, segments: readonly Segment[]): FrameSeries {
  const remaining = values.slice();
  const at = (seconds: number) => Math.max(0, frameAt(seconds) - from);
  for (const { startSeconds, endSeconds } of segments)
    remaining.fill(Number.NaN, at(startSeconds), at(endSeconds));
  return new FrameSeries(from, remaining);
}
