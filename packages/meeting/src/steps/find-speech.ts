import {
  loudnessOf,
  type SpeakerWindow,
  type SpeechObservations,
  speechSegments,
  windowStarts,
} from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import { copyOf, type Media } from "@hapju/media";
import { SAMPLE_RATE, type Segment } from "@hapju/spec";
import { speakerEmbedding, speakerSegmentation, voiceActivity } from "@hapju/tasks";
import type { Chunk } from "../recording.ts";
import { type SpeakerModels, speakerWindow, WINDOWS } from "./speaker-windows.ts";

/** The speech of one chunk. */
export interface Speech extends SpeechObservations {
  /** When someone speaks within the chunk, including speech that started before it. */
  readonly heard: readonly Segment[];
}

/** Finds the segments of speech that start in the chunk, and who speaks in windows of it. */
export const findSpeech = (media: Media) =>
  defineStep({
    name: "find-speech",
    version: 3,
    params: WINDOWS,
    tasks: [voiceActivity, speakerSegmentation],
    optionalTasks: [speakerEmbedding],
    sealed: true,
    async run({ chunk }: { chunk: Chunk }, ctx): Promise<Speech> {
      if (!chunk.recording.hasAudio) return { segments: [], windows: [], heard: [] };
      const path = await ctx.file(chunk.recording.file);
      const { readFromSeconds: startSeconds, readToSeconds } = chunk;
      const endSeconds = Math.min(
        chunk.recording.durationSeconds,
        Math.max(readToSeconds, chunk.endSeconds + WINDOWS.windowSeconds),
      );
      using sound = await media.sound(path, { startSeconds, endSeconds, signal: ctx.signal });
      const audio = copyOf(sound.samples);
      const part = (from: number, to: number) =>
        audio.subarray(
          Math.round((from - startSeconds) * SAMPLE_RATE),
          Math.round((to - startSeconds) * SAMPLE_RATE),
        );
      const samples = part(startSeconds, readToSeconds);
      const { windowSeconds, probabilities } = await ctx.call(voiceActivity, { samples });
      const activity = { startSeconds, windowSeconds, probabilities, levels: loudnessOf(samples) };
      const segments = speechSegments(activity, { own: chunk });
      const heard = speechSegments(activity)
        .map((segment) => ({
          startSeconds: Math.max(segment.startSeconds, chunk.startSeconds),
          endSeconds: Math.min(segment.endSeconds, chunk.endSeconds),
        }))
        .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
      const speakers: SpeakerModels = {
        segment: (samples) => ctx.call(speakerSegmentation, { samples }),
        embed: ctx.has(speakerEmbedding)
          ? async (samples) => (await ctx.call(speakerEmbedding, { samples })).embedding
          : undefined,
      };
      const windows: SpeakerWindow[] = [];
      for (const start of windowStarts(chunk, chunk.recording.durationSeconds, WINDOWS))
        windows.push(await speakerWindow(part(start, start + WINDOWS.windowSeconds), start, speakers));
      return { segments, windows, heard };
    },
  });
