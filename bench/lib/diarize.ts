import {
  clusterVoices,
  identifyPeople,
  loudnessOf,
  type SpeakerWindow,
  speechSegments,
  windowStarts,
} from "@hapju/diarization";
import type { TranscriptSegment } from "@hapju/evaluation";
import type { CatalogEntry, Inference } from "@hapju/inference";
import { modelName, SAMPLE_RATE } from "@hapju/spec";
import { speakerEmbedding, speakerSegmentation, voiceActivity } from "@hapju/tasks";
import { calibrationsOf } from "../../packages/meeting/src/calibrations.ts";
import { speakerWindow, WINDOWS } from "../../packages/meeting/src/steps/speaker-windows.ts";

/** Who speaks when, and what it took. */
export interface Diarized {
  readonly turns: readonly TranscriptSegment[];
  /** Milliseconds that models ran, by task; one model at a time. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/**
 * Who speaks when, by sound alone, with one speaker model.
 *
 * @param samples 16 kHz
 */
export async function diarize(
  models: Inference,
  samples: Float32Array,
  speaker: CatalogEntry,
): Promise<Diarized> {
  const milliseconds: Record<string, number> = {};
  const spent = <Answer>(task: string, { output, runMs }: { output: Answer; runMs: number }): Answer => {
    milliseconds[task] = (milliseconds[task] ?? 0) + runMs;
    return output;
  };
  const output = spent(voiceActivity.name, await models.call(voiceActivity, { samples }));
  const segments = speechSegments({ startSeconds: 0, levels: loudnessOf(samples), ...output });
  const plan = { [speaker.task]: modelName(speaker) };
  const windows: SpeakerWindow[] = [];
  const endSeconds = samples.length / SAMPLE_RATE;
  for (const start of windowStarts({ startSeconds: 0, endSeconds }, endSeconds, WINDOWS)) {
    const [from, to] = [start, start + WINDOWS.windowSeconds].map((time) => Math.round(time * SAMPLE_RATE));
    windows.push(
      await speakerWindow(samples.slice(from, to), start, {
        segment: async (samples) =>
          spent(speakerSegmentation.name, await models.call(speakerSegmentation, { samples })),
        embed: async (samples) =>
          spent(speakerEmbedding.name, await models.call(speakerEmbedding, { samples }, { plan })).embedding,
      }),
    );
  }
  const { speaking } = identifyPeople({
    tracks: [],
    voices: clusterVoices([{ segments, windows }], modelName(speaker)),
    lips: [],
    directory: [],
    calibrations: calibrationsOf(models.catalog, plan),
  });
  const turns = speaking.map(({ speaker, startSeconds, endSeconds }) => ({
    session: "",
    speaker,
    startSeconds,
    endSeconds,
  }));
  return { turns, milliseconds };
}
