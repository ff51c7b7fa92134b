import type { Segment } from "@hapju/spec";
import { FrameSeries } from "../frame-series.ts";
import { frameAt } from "../frames.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice } from "../observations/voices.ts";
import { reachesLevel } from "../tracks/name-tracks.ts";
import { taughtVoices } from "./adapt-voices.ts";
import { nameVoices, type VoiceNames, type VoiceNaming } from "./name-voices.ts";
import { meanSound, samplesIn } from "./same-speaker.ts";
import { joined, matchVoice, perEntity, type VoiceEvidence, voiceEvidence } from "./voice-evidence.ts";

export interface SoundInputs {
  readonly naming: VoiceNames;
  /** What faces taught of how people sound, per entity. */
  readonly taught: VoiceEvidence;
  /** Length of the recording. */
  readonly frames: number;
}

export interface KnownSounds {
  /** The voices that count, and whose they are. */
  readonly voices: readonly (VoiceNaming & { readonly voice: Voice })[];
  /** What the sound says for each entity. */
  readonly sounds: VoiceEvidence;
}

/** Whose the voices of a recording are, and where in it each of these people is heard. */
export function knownSounds({ naming, taught, frames }: SoundInputs): KnownSounds {
  const { calibrations, links } = naming;
  const all = naming.voices;
  const names = nameVoices(naming);
  // Beside voices that faces taught, one that is nobody's would only be a second, unknown somebody.
  const voices = all.voices.flatMap((voice, at) => {
    const name = names[at]!;
    return taught.size === 0 || name.known ? [{ voice, ...name }] : [];
  });
  const found = { ...all, voices: voices.map(({ voice }) => voice) };
  // A voice that was found teaches as a face does: what it is like elsewhere says more than any calibration.
  const lessons = found.voices
    .flatMap(({ id, segments }) => segments.map((stretch) => ({ ...stretch, entity: id })))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const bySound = joined(
    voiceEvidence(found, calibrations, frames),
    taughtVoices(found.samples, lessons, calibrations, frames),
  );
  for (const { voice, reason, entity } of voices) {
    const silent =
      reason === "linked"
        ? (links.get(voice.id)?.stretches ?? [])
        : reason === "recognised"
          ? unlike(voice, naming.directory.find(({ id }) => id === entity)!, naming)
          : [];
    bySound.set(voice.id, without(bySound.get(voice.id)!, silent));
  }
  const entities = new Map(voices.map(({ voice, entity }) => [voice.id, entity]));
  return {
    voices,
    sounds: joined(
      perEntity(bySound, (voice) => entities.get(voice)!),
      taught,
    ),
  };
}

/**
 * The stretches of a voice that by themselves are not even worth asking about, as whose voice it is: two speakers may have
 * been taken for one.
 */
function unlike(voice: Voice, person: KnownPerson, { voices, calibrations }: VoiceNames): Segment[] {
  return voice.segments.filter((stretch) => {
    const sound = { ...voice, ...meanSound(samplesIn([stretch], voices.samples)) };
    const match = matchVoice(sound, person, calibrations.voice);
    return match === undefined || !reachesLevel({ voice: match }, "askFrom", calibrations);
  });
}

/** What made a voice somebody's does not confirm that it is: there it says nothing. */
function without({ from, values }: FrameSeries, stretches: readonly Segment[]): FrameSeries {
  const left = values.slice();
  for (const { startSeconds, endSeconds } of stretches)
    left.fill(Number.NaN, Math.max(0, frameAt(startSeconds) - from), Math.max(0, frameAt(endSeconds) - from));
  return new FrameSeries(from, left);
}
