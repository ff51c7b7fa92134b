import type { Segment } from "@hapju/spec";
import type { SpeechObservations, VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import type { Voice, Voices } from "../observations/voices.ts";
import { agglomerate } from "./agglomerate.ts";
import { settleVoices } from "./reassign-clusters.ts";
import { toScale } from "./recording-scale.ts";
import { meanSound, type SoundCalibrations, soundsAlike } from "./same-speaker.ts";

/** The speaker evidence at hand. */
export interface VoiceOptions {
  /** Names of what the samples are from. Default `none`. */
  readonly evidence?: string;
  /** Needed to compare voices; without any samples are ignored and the result says `none`. */
  readonly calibrations?: SoundCalibrations;
}

/** Neighbouring samples this surely alike are one from the start, so that an hour stays small. */
const NEIGHBOUR_EVIDENCE = 1;
const MAX_PIECE_SECONDS = 8;
/** Two groups of samples are one voice while on average they are more likely the same than not. */
const STOP = 0;
/** A voice heard for less is joined to the voice it is most like: it says too little to stand alone. */
const SHORTEST_VOICE_SECONDS = 1.5;

interface Piece {
  readonly samples: readonly VoiceSample[];
  readonly sound: VoiceFeatures;
}

/**
 * Joins the speech of all chunks and finds the voices in it; how many there are is found, not given. Where
 * sound alone does not tell them apart there are no voices; faces may still teach them (see `taughtVoices`).
 */
export function clusterVoices(
  chunks: readonly SpeechObservations[],
  { evidence = "none", calibrations = {} }: VoiceOptions = {},
): Voices {
  const { voice, statistics } = calibrations;
  const speech = chunks.flatMap(({ segments }) => segments).sort((a, b) => a.startSeconds - b.startSeconds);
  const found = chunks
    .flatMap((chunk) => chunk.samples ?? [])
    .sort((a, b) => a.startSeconds - b.startSeconds);
  if (!(voice || statistics) || found.length === 0)
    return { evidence: "none", speech, samples: [], voices: [] };
  const { samples, told } = toScale(found, calibrations);
  if (!told.voice && !told.statistics) return { evidence, speech, samples, voices: [] };

  return { evidence, speech, samples, voices: voicesOf(samples, groupsOf(samples, told, STOP), told) };
}

/** Samples that sound like one speaker, for each speaker: groups are joined while they are this likely one. */
export function groupsOf(
  samples: readonly VoiceSample[],
  calibrations: SoundCalibrations,
  stop: number,
): VoiceSample[][] {
  const pieces = piecesOf(samples, calibrations);
  const alike = (a: number, b: number) => soundsAlike(pieces[a]!.sound, pieces[b]!.sound, calibrations);
  const groups = agglomerate(pieces.length, alike, stop);
  const clusters = Array.from({ length: Math.max(...groups) + 1 }, (_, group) =>
    pieces.filter((_, at) => groups[at] === group),
  );
  const joined = withoutScraps(clusters, calibrations).map((cluster) =>
    cluster.flatMap((piece) => piece.samples),
  );
  return settleVoices(joined, calibrations);
}

/**
 * Groups of samples as voices, in order of first sound.
 *
 * @param samples all of them, in order of time
 */
export function voicesOf(
  samples: readonly VoiceSample[],
  groups: readonly VoiceSample[][],
  calibrations: SoundCalibrations,
): Voice[] {
  const ordered = groups
    .map((own) => own.toSorted((a, b) => a.startSeconds - b.startSeconds))
    .sort((a, b) => a[0]!.startSeconds - b[0]!.startSeconds);
  const owners = new Map(ordered.flatMap((own, at) => own.map((sample) => [sample, at] as const)));
  const stretches = stretchesOf(samples, owners, ordered.length);
  return ordered.map((own, at): Voice => {
    const { vector, statistics } = meanSound(own);
    // Statistics that tell nobody apart in this recording are no part of a voice.
    const sound = {
      ...(vector ? { vector } : {}),
      ...(calibrations.statistics && statistics ? { statistics } : {}),
    };
    return { id: `voice-${at + 1}`, segments: stretches[at]!, ...sound };
  });
}

/** Runs of neighbouring samples that clearly sound the same. */
function piecesOf(samples: readonly VoiceSample[], calibrations: SoundCalibrations): Piece[] {
  const runs: VoiceSample[][] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const joins =
      run &&
      last &&
      sample.startSeconds <= last.endSeconds &&
      sample.endSeconds - run[0]!.startSeconds <= MAX_PIECE_SECONDS &&
      soundsAlike(last, sample, calibrations) >= NEIGHBOUR_EVIDENCE;
    if (joins) run.push(sample);
    else runs.push([sample]);
  }
  return runs.map((run) => ({ samples: run, sound: meanSound(run) }));
}

function withoutScraps(clusters: readonly (readonly Piece[])[], calibrations: SoundCalibrations): Piece[][] {
  const seconds = (cluster: readonly Piece[]) =>
    cluster.reduce((sum, { samples }) => sum + samples.at(-1)!.endSeconds - samples[0]!.startSeconds, 0);
  const voices = clusters
    .filter((cluster) => seconds(cluster) >= SHORTEST_VOICE_SECONDS)
    .map((cluster) => [...cluster]);
  if (voices.length === 0) return clusters.map((cluster) => [...cluster]);
  const centres = voices.map((cluster) => soundOf(cluster));
  for (const scrap of clusters.filter((cluster) => seconds(cluster) < SHORTEST_VOICE_SECONDS)) {
    const scores = centres.map((centre) => soundsAlike(soundOf(scrap), centre, calibrations));
    voices[scores.indexOf(Math.max(...scores))]!.push(...scrap);
  }
  return voices;
}

const soundOf = (cluster: readonly Piece[]) => meanSound(cluster.flatMap(({ samples }) => samples));

/** Overlapping samples share their time half and half. */
function stretchesOf(
  samples: readonly VoiceSample[],
  owners: ReadonlyMap<VoiceSample, number>,
  count: number,
): Segment[][] {
  const stretches = Array.from({ length: count }, (): { startSeconds: number; endSeconds: number }[] => []);
  samples.forEach((sample, at) => {
    const border = (a: VoiceSample | undefined, b: VoiceSample | undefined) =>
      a && b && b.startSeconds < a.endSeconds ? (a.endSeconds + b.startSeconds) / 2 : undefined;
    const startSeconds = border(samples[at - 1], sample) ?? sample.startSeconds;
    const endSeconds = border(sample, samples[at + 1]) ?? sample.endSeconds;
    const own = stretches[owners.get(sample)!]!;
    const last = own.at(-1);
    if (last && startSeconds - last.endSeconds < 1e-6) last.endSeconds = endSeconds;
    else own.push({ startSeconds, endSeconds });
  });
  return stretches;
}
