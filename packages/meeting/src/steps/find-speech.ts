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
  /** Where there is no sound that can be read, within the chunk. */
  readonly unread: readonly Segment[];
  /**
   * Where the recording has several sources: the share of each in the sound, in blocks of `SHARE_SECONDS` from where the
   * chunk is read. A source is a track or a channel: where each person has one, it says who speaks.
   */
  readonly shares?: readonly (readonly number[])[];
}

/** Finds the segments of speech that start in the chunk, and who speaks in windows of it. */
export const findSpeech = (media: Media) =>
  defineStep({
    name: "find-speech",
    version: 5,
    params: WINDOWS,
    tasks: [voiceActivity, speakerSegmentation],
    optionalTasks: [speakerEmbedding],
    sealed: true,
    async run({ chunk }: { chunk: Chunk }, ctx): Promise<Speech> {
      if (!chunk.recording.hasAudio) return { segments: [], windows: [], heard: [], unread: [] };
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
      const heard = within(speechSegments(activity), chunk);
      const speakers: SpeakerModels = {
        segment: (samples) => ctx.call(speakerSegmentation, { samples }),
        embed: ctx.has(speakerEmbedding)
          ? async (samples) => (await ctx.call(speakerEmbedding, { samples })).embedding
          : undefined,
      };
      const windows: SpeakerWindow[] = [];
      for (const start of windowStarts(chunk, chunk.recording.durationSeconds, WINDOWS))
        windows.push(await speakerWindow(part(start, start + WINDOWS.windowSeconds), start, speakers));
      const shares = sound.shares.map((share) => Array.from(share, (one) => Math.round(one * 100) / 100));
      const unread = within(sound.gaps, chunk);
      return { segments, windows, heard, unread, ...(shares.length > 0 ? { shares } : {}) };
    },
  });

/** What of segments lies in a chunk. */
const within = (segments: readonly Segment[], chunk: Segment): Segment[] =>
  segments
    .map(({ startSeconds, endSeconds }) => ({
      startSeconds: Math.max(startSeconds, chunk.startSeconds),
      endSeconds: Math.min(endSeconds, chunk.endSeconds),
    }))
    .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
