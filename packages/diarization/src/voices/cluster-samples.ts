import { defined } from "../defined.ts";
import type { VoiceFeatures, VoiceSample } from "../observations/speech.ts";
import { agglomerate } from "./agglomerate.ts";
import { reassignClusters } from "./reassign-clusters.ts";
import { meanFeatures, sameSpeaker, type VoiceCalibrations } from "./voice-features.ts";

/** Neighbouring samples with this evidence of one speaker are joined from the start, so that an hour stays small. */
const NEIGHBOUR_EVIDENCE = 1;
const MAX_RUN_SECONDS = 8;
/** A voice with less speech is joined to the most similar voice: it is too short to stand alone. */
const SHORTEST_VOICE_SECONDS = 1.5;

/** Neighbouring samples that clearly have one speaker. */
interface SampleRun {
  readonly samples: readonly VoiceSample[];
  readonly features: VoiceFeatures;
}

/**
 * Groups samples by speaker.
 *
 * @param samples in order of time, at least one
 * @param stop groups are joined while the mean evidence of one speaker is above this
 * @returns the samples of each speaker
 */
export function clusterSamples(
  samples: readonly VoiceSample[],
  calibrations: VoiceCalibrations,
  stop: number,
): VoiceSample[][] {
  const runs = runsOf(samples, calibrations);
  const similarity = (a: number, b: number) =>
    sameSpeaker(defined(runs[a]).features, defined(runs[b]).features, calibrations);
  const groups = agglomerate(runs.length, similarity, stop);
  const clusters = Array.from({ length: Math.max(...groups) + 1 }, (_, group) =>
    runs.filter((_, at) => groups[at] === group),
  );
  const joined = mergeShortClusters(clusters, calibrations).map(samplesOf);
  return reassignClusters(joined, calibrations);
}

function runsOf(samples: readonly VoiceSample[], calibrations: VoiceCalibrations): SampleRun[] {
  const runs: VoiceSample[][] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const [first, last] = [run?.[0], run?.at(-1)];
    const joins =
      first &&
      last &&
      sample.startSeconds <= last.endSeconds &&
      sample.endSeconds - first.startSeconds <= MAX_RUN_SECONDS &&
      sameSpeaker(last, sample, calibrations) >= NEIGHBOUR_EVIDENCE;
    if (run && joins) run.push(sample);
    else runs.push([sample]);
  }
  return runs.map((run) => ({ samples: run, features: meanFeatures(run) }));
}

function mergeShortClusters(
  clusters: readonly (readonly SampleRun[])[],
  calibrations: VoiceCalibrations,
): SampleRun[][] {
  const long = clusters.filter((cluster) => secondsOf(cluster) >= SHORTEST_VOICE_SECONDS);
  if (long.length === 0) return clusters.map((cluster) => [...cluster]);
  const voices = long.map((cluster) => ({ runs: [...cluster], features: featuresOf(cluster) }));
  for (const short of clusters.filter((cluster) => secondsOf(cluster) < SHORTEST_VOICE_SECONDS)) {
    const scores = voices.map(({ features }) => sameSpeaker(featuresOf(short), features, calibrations));
    voices[scores.indexOf(Math.max(...scores))]?.runs.push(...short);
  }
  return voices.map(({ runs }) => runs);
}

function secondsOf(cluster: readonly SampleRun[]): number {
  return cluster.reduce((sum, { samples }) => {
    const [first, last] = [samples[0], samples.at(-1)];
    return first && last ? sum + last.endSeconds - first.startSeconds : sum;
  }, 0);
}

const samplesOf = (cluster: readonly SampleRun[]) => cluster.flatMap(({ samples }) => samples);
const featuresOf = (cluster: readonly SampleRun[]) => meanFeatures(samplesOf(cluster));
