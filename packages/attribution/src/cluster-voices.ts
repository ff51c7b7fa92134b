import { agglomerate } from "./agglomerate.ts";
import { likelihood } from "./likelihood.ts";
import type {
  Calibration,
  Interval,
  SpeechObservations,
  Voice,
  VoiceSample,
  Voices,
} from "./observations.ts";
import { withinRecording } from "./within-recording.ts";

/** The speaker evidence at hand. */
export interface VoiceOptions {
  /** Name of what made the samples' embeddings (a model's id). Default `none`. */
  readonly evidence?: string;
  /** Needed to compare voices; without it samples are ignored and the result says `none`. */
  readonly calibration?: Calibration;
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
  readonly vector: Float32Array;
}

/**
 * Joins the speech of all chunks and finds the voices in it; how many there are is found, not given. Where
 * sound alone does not tell them apart there are no voices; faces may still teach them (see `taughtVoices`).
 */
export function clusterVoices(
  chunks: readonly SpeechObservations[],
  { evidence = "none", calibration }: VoiceOptions = {},
): Voices {
  const speech = chunks.flatMap(({ segments }) => segments).sort((a, b) => a.startSeconds - b.startSeconds);
  const found = chunks
    .flatMap((chunk) => chunk.samples ?? [])
    .sort((a, b) => a.startSeconds - b.startSeconds);
  if (!calibration || found.length === 0) return { evidence: "none", speech, samples: [], voices: [] };
  const samples = calibration.withinRecording ? withinRecording(found, calibration.withinRecording) : found;
  if (samples.length === 0) return { evidence, speech, samples: found, voices: [] };

  const pieces = piecesOf(samples, calibration);
  const alike = (a: number, b: number) => likelihood(pieces[a]!.vector, pieces[b]!.vector, calibration);
  const groups = agglomerate(pieces.length, alike, STOP);
  const clusters = Array.from({ length: Math.max(...groups) + 1 }, (_, group) =>
    pieces.filter((_, at) => groups[at] === group),
  );
  const voices = withoutScraps(clusters, calibration)
    .map((cluster) => cluster.flatMap((piece) => piece.samples))
    .map((own) => own.sort((a, b) => a.startSeconds - b.startSeconds))
    .sort((a, b) => a[0]!.startSeconds - b[0]!.startSeconds);
  const owners = new Map(voices.flatMap((own, at) => own.map((sample) => [sample, at] as const)));
  const stretches = stretchesOf(samples, owners, voices.length);
  return {
    evidence,
    speech,
    samples,
    voices: voices.map(
      (own, at): Voice => ({ id: `voice-${at + 1}`, stretches: stretches[at]!, vector: mean(own) }),
    ),
  };
}

/** Runs of neighbouring samples that clearly sound the same. */
function piecesOf(samples: readonly VoiceSample[], calibration: Calibration): Piece[] {
  const runs: VoiceSample[][] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const joins =
      run &&
      last &&
      sample.startSeconds <= last.endSeconds &&
      sample.endSeconds - run[0]!.startSeconds <= MAX_PIECE_SECONDS &&
      likelihood(last.vector, sample.vector, calibration) >= NEIGHBOUR_EVIDENCE;
    if (joins) run.push(sample);
    else runs.push([sample]);
  }
  return runs.map((run) => ({ samples: run, vector: mean(run) }));
}

function withoutScraps(clusters: readonly (readonly Piece[])[], calibration: Calibration): Piece[][] {
  const seconds = (cluster: readonly Piece[]) =>
    cluster.reduce((sum, { samples }) => sum + samples.at(-1)!.endSeconds - samples[0]!.startSeconds, 0);
  const voices = clusters
    .filter((cluster) => seconds(cluster) >= SHORTEST_VOICE_SECONDS)
    .map((cluster) => [...cluster]);
  if (voices.length === 0) return clusters.map((cluster) => [...cluster]);
  const centres = voices.map((cluster) => mean(cluster));
  for (const scrap of clusters.filter((cluster) => seconds(cluster) < SHORTEST_VOICE_SECONDS)) {
    const scores = centres.map((centre) => likelihood(mean(scrap), centre, calibration));
    voices[scores.indexOf(Math.max(...scores))]!.push(...scrap);
  }
  return voices;
}

/** Overlapping samples share their time half and half. */
function stretchesOf(
  samples: readonly VoiceSample[],
  owners: ReadonlyMap<VoiceSample, number>,
  count: number,
): Interval[][] {
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

function mean(items: readonly { readonly vector: Float32Array }[]): Float32Array {
  const sum = new Float32Array(items[0]!.vector.length);
  for (const { vector } of items) for (let i = 0; i < sum.length; i++) sum[i]! += vector[i]!;
  return sum.map((value) => value / items.length);
}
