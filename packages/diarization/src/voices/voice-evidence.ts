import type { Calibration, Segment } from "@hapju/spec";
import { shared } from "../corrections/anchors.ts";
import { FrameSeries } from "../frame-series.ts";
import { FRAME_SECONDS, frameAt } from "../frames.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { clamp, likelihood } from "../statistics.ts";
import { type SoundCalibrations, soundsAlike } from "./same-speaker.ts";

/** Per voice or entity: log-likelihood ratio "this voice : another" per frame; NaN where nothing can be said. */
export type VoiceEvidence = ReadonlyMap<string, FrameSeries>;

const LIMIT = 4;
/** Mean evidence of a voice from which it decides: between two mouths, for a quiet one, or against one that moves. */
export const VOICE_TELLS = 3;

/** Compares every sample with every voice and lays the answers on the common frames. */
export function voiceEvidence(
  { voices, samples }: Voices,
  calibrations: SoundCalibrations,
  frames: number,
): VoiceEvidence {
  return new Map(
    voices.map((voice) => [
      voice.id,
      evidencePerFrame(samples, frames, (sample) =>
        clamp(soundsAlike(sample, voice, calibrations), -LIMIT, LIMIT),
      ),
    ]),
  );
}

/** The evidence of voices as that of the entities behind them: of several the strongest counts. */
export function perEntity(voices: VoiceEvidence, entityOf: (voice: string) => string): VoiceEvidence {
  const strongest = new Map<string, FrameSeries>();
  for (const [voice, values] of voices) {
    const known = strongest.get(entityOf(voice));
    strongest.set(
      entityOf(voice),
      known ? known.map((value, frame) => Math.max(value, values.at(frame))) : values,
    );
  }
  return strongest;
}

/** What two sources say together; where one says nothing, what the other does. */
export function joined(a: VoiceEvidence, b: VoiceEvidence): Map<string, FrameSeries> {
  const both = new Map(a);
  for (const [entity, series] of b) {
    const known = a.get(entity);
    const sum = (value: number, frame: number) => {
      const other = known!.at(frame);
      if (Number.isNaN(value)) return other;
      return Number.isNaN(other) ? value : clamp(value + other, -LIMIT, LIMIT);
    };
    both.set(entity, known ? series.map(sum) : series);
  }
  return both;
}

/** Lays what samples say on the common frames; NaN where none says anything. */
export function evidencePerFrame<Sample extends Segment>(
  samples: readonly Sample[],
  frames: number,
  evidenceOf: (sample: Sample) => number,
): FrameSeries {
  const sum = new Float32Array(frames);
  const weights = new Float32Array(frames);
  for (const sample of samples) {
    const evidence = evidenceOf(sample);
    if (Number.isNaN(evidence)) continue;
    const from = Math.max(0, frameAt(sample.startSeconds));
    const to = Math.min(frames, Math.max(frameAt(sample.endSeconds), from + 1));
    for (let frame = from; frame < to; frame++) {
      // Where samples overlap each says most of its own middle: at its edges others may speak already.
      const weight = Math.min(frame - from + 1, to - frame);
      sum[frame]! += weight * evidence;
      weights[frame]! += weight;
    }
  }
  return new FrameSeries(
    0,
    sum.map((value, frame) => (weights[frame]! > 0 ? value / weights[frame]! : Number.NaN)),
  );
}

/** Log-likelihood ratio that a voice is the person's; undefined where there is nothing that may be compared. */
export function matchVoice(
  { vector }: Voice,
  { voiceTemplates }: KnownPerson,
  calibration: Calibration | undefined,
): number | undefined {
  if (!calibration || !vector) return undefined;
  const scores = voiceTemplates
    .filter((template) => template.length === vector.length)
    .map((template) => likelihood(vector, template, calibration));
  return scores.length > 0 ? Math.max(...scores) : undefined;
}

/** A voice belongs to a face that speaks at least this share of what is heard of it while anybody is seen speaking … */
const LINK_SHARE = 0.6;
/** … for at least this long. */
const LINK_SECONDS = 1.5;

/** A voice and the face it was seen with. */
interface Link {
  readonly track: string;
  readonly stretches: readonly Segment[];
}

/**
 * Which voice is whose face's, from who was clearly seen to speak. One person is one voice: of several seen with one face
 * the one heard longest is that face's, and what sounds like it; another's sound made those lips look alive.
 */
export function linkVoices(
  voices: readonly Voice[],
  seen: readonly (Segment & { readonly track: string })[],
  calibrations: SoundCalibrations,
): Map<string, Link> {
  const links: (Link & { readonly voice: Voice; readonly seconds: number })[] = [];
  for (const voice of voices) {
    const perTrack = new Map<string, { seconds: number; stretches: Segment[] }>();
    let total = 0;
    for (const stretch of seen) {
      const seconds = voice.segments.reduce((sum, heard) => sum + shared(heard, stretch), 0);
      if (seconds < FRAME_SECONDS) continue;
      const entry = perTrack.get(stretch.track) ?? { seconds: 0, stretches: [] };
      entry.seconds += seconds;
      entry.stretches.push({ startSeconds: stretch.startSeconds, endSeconds: stretch.endSeconds });
      perTrack.set(stretch.track, entry);
      total += seconds;
    }
    const [track, best] = [...perTrack].sort((a, b) => b[1].seconds - a[1].seconds)[0] ?? [];
    if (track === undefined || !best || best.seconds < LINK_SECONDS || best.seconds / total < LINK_SHARE)
      continue;
    links.push({ voice, track, ...best });
  }
  const longest = new Map<string, Voice>();
  for (const { track, voice } of links.toSorted((a, b) => b.seconds - a.seconds))
    if (!longest.has(track)) longest.set(track, voice);
  return new Map(
    links
      .filter(({ track, voice }) => {
        const own = longest.get(track)!;
        return own === voice || soundsAlike(own, voice, calibrations) > 0;
      })
      .map(({ voice, track, stretches }) => [voice.id, { track, stretches }]),
  );
}
