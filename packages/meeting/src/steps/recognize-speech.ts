import { placeWords, type SpeechObservations, type TranscribedSegment } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { Media } from "@hapju/media";
import { speechRecognition } from "@hapju/tasks";
import type { Chunk } from "../recording.ts";

/** Transcribes each segment of speech that starts in the chunk. A segment without words stays, as a gap. */
export const recognizeSpeech = (media: Media) =>
  defineStep({
    name: "recognize-speech",
    version: 2,
    tasks: [speechRecognition],
    async run(
      { chunk, speech, language }: { chunk: Chunk; speech: SpeechObservations; language: string },
      ctx,
    ): Promise<TranscribedSegment[]> {
      if (speech.segments.length === 0) return [];
      const path = await ctx.file(chunk.recording.file);
      const written: TranscribedSegment[] = [];
      for (const [index, segment] of speech.segments.entries()) {
        const { startSeconds, endSeconds } = segment;
        using sound = await media.sound(path, { startSeconds, endSeconds, signal: ctx.signal });
        const { samples } = sound;
        const { text, words } = await ctx.call(speechRecognition, { samples, language });
        const timed = words?.map((word) => ({
          text: word.text,
          startSeconds: startSeconds + word.startSeconds,
          endSeconds: startSeconds + word.endSeconds,
          timing: "model" as const,
          ...(word.confidence === undefined ? {} : { confidence: word.confidence }),
        }));
        written.push({ startSeconds, endSeconds, words: timed ?? placeWords(text, segment) });
        ctx.progress(index + 1, speech.segments.length);
      }
      return written;
    },
  });
