import { placeWords, type SpeechObservations, type TranscribedSegment, withMargin } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import type { Media } from "@hapju/media";
import { speechRecognition } from "@hapju/tasks";
import type { Chunk } from "../recording.ts";

/** Sound heard before and after a segment: voice activity is late where speech begins softly. */
const MARGIN_SECONDS = 0.3;

/** Transcribes each segment of speech that starts in the chunk. A segment without words stays, as a gap. */
export const recognizeSpeech = (media: Media) =>
  defineStep({
    name: "recognize-speech",
    version: 3,
    tasks: [speechRecognition],
    async run(
      {
        chunk,
        speech,
        language,
        phrases,
      }: { chunk: Chunk; speech: SpeechObservations; language: string; phrases: readonly string[] },
      ctx,
    ): Promise<TranscribedSegment[]> {
      if (speech.segments.length === 0) return [];
      const path = await ctx.file(chunk.recording.file);
      const written: TranscribedSegment[] = [];
      const { segments } = speech;
      for (const [index, segment] of segments.entries()) {
        const { startSeconds, endSeconds } = segment;
        const heard = withMargin(segment, MARGIN_SECONDS, {
          startSeconds: segments[index - 1]?.endSeconds ?? 0,
          endSeconds: segments[index + 1]?.startSeconds ?? chunk.recording.durationSeconds,
        });
        using sound = await media.sound(path, { ...heard, signal: ctx.signal });
        const { samples } = sound;
        const { text, words } = await ctx.call(speechRecognition, {
          samples,
          language,
          phrases: [...phrases],
        });
        const inSegment = (seconds: number) =>
          Math.min(Math.max(heard.startSeconds + seconds, startSeconds), endSeconds);
        const timed = words?.map((word) => ({
          text: word.text,
          startSeconds: inSegment(word.startSeconds),
          endSeconds: inSegment(word.endSeconds),
          timing: "model" as const,
          ...(word.confidence === undefined ? {} : { confidence: word.confidence }),
        }));
        written.push({ startSeconds, endSeconds, words: timed ?? placeWords(text, segment) });
        ctx.progress(index + 1, segments.length);
      }
      return written;
    },
  });
