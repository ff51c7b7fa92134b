import {
  loudnessOf,
  type SpeechObservations,
  speechSegments,
  type VoiceSample,
  voiceWindows,
} from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import { copyOf, type Media } from "@hapju/media";
import { SAMPLE_RATE, type Segment } from "@hapju/spec";
import { speakerEmbedding, voiceActivity, voiceStatistics } from "@hapju/tasks";
import type { Chunk } from "../recording.ts";

/** The speech of one chunk. */
export interface Speech extends SpeechObservations {
  /** When someone speaks within the chunk, including speech that started before it. */
  readonly heard: readonly Segment[];
}

/** Finds the segments of speech that start in the chunk, and what the voices in them sound like. */
export const findSpeech = (media: Media) =>
  defineStep({
    name: "find-speech",
    version: 2,
    tasks: [voiceActivity, voiceStatistics],
    optionalTasks: [speakerEmbedding],
    sealed: true,
    async run({ chunk }: { chunk: Chunk }, ctx): Promise<Speech> {
      if (!chunk.recording.hasAudio) return { segments: [], samples: [], heard: [] };
      const path = await ctx.file(chunk.recording.file);
      const { readFromSeconds: startSeconds, readToSeconds: endSeconds } = chunk;
      using sound = await media.sound(path, { startSeconds, endSeconds, signal: ctx.signal });
      const { windowSeconds, probabilities } = await ctx.call(voiceActivity, { samples: sound.samples });
      const audio = copyOf(sound.samples);
      const activity = { startSeconds, windowSeconds, probabilities, levels: loudnessOf(audio) };
      const segments = speechSegments(activity, { own: chunk });
      const heard = speechSegments(activity)
        .map((segment) => ({
          startSeconds: Math.max(segment.startSeconds, chunk.startSeconds),
          endSeconds: Math.min(segment.endSeconds, chunk.endSeconds),
        }))
        .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
      const samples: VoiceSample[] = [];
      const at = (seconds: number) => Math.round((seconds - startSeconds) * SAMPLE_RATE);
      for (const window of voiceWindows(segments)) {
        const clip = { samples: audio.subarray(at(window.startSeconds), at(window.endSeconds)) };
        const [{ statistics }, voice] = await Promise.all([
          ctx.call(voiceStatistics, clip),
          ctx.has(speakerEmbedding) ? ctx.call(speakerEmbedding, clip) : undefined,
        ]);
        samples.push({ ...window, statistics, ...(voice ? { vector: voice.embedding } : {}) });
      }
      return { segments, samples, heard };
    },
  });
