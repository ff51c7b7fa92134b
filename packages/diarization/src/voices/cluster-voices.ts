import type { Segment } from "@hapju/spec";
import type { SpeakerWindow, SpeechObservations } from "../observations/speech.ts";
import type { Voice, VoiceSample, Voices } from "../observations/voices.ts";
import { byStart } from "../segments.ts";
import { groupSpeakers } from "./group-speakers.ts";
import { activityOf, heardSegments, vote } from "./vote.ts";

/** Where one speaker speaks alone for less, there is no sample. */
const LEAST_SAMPLE_SECONDS = 0.5;
/** What is heard for less in all is a noise, or the blur between two voices. */
const LEAST_VOICE_SECONDS = 0.5;

/**
 * Joins the speech of all chunks and finds the voices in it, how many there are, and who speaks when, overlapping
 * speech included. Without a model of who speaks there are no voices.
 *
 * @param evidence names of the models that the windows come from
 */
export function clusterVoices(chunks: readonly SpeechObservations[], evidence = "none"): Voices {
  const speech = chunks.flatMap(({ segments }) => segments).sort(byStart);
  const windows = chunks
    .flatMap((chunk) => chunk.windows ?? [])
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const { vectors, voiceOf } = groupSpeakers(windows);
  const votes = vote(windows, vectors.length, voiceOf);
  const heard = heardSegments(votes);
  const voices = vectors
    .flatMap((vector, at) => {
      const segments = heard[at] ?? [];
      const share = votes.shares[at];
      return share && secondsOf(segments) >= LEAST_VOICE_SECONDS ? [{ vector, segments, share }] : [];
    })
    .sort((a, b) => (a.segments[0]?.startSeconds ?? 0) - (b.segments[0]?.startSeconds ?? 0))
    .map(
      ({ vector, segments, share }, at): Voice => ({
        id: `voice-${at + 1}`,
        segments,
        activity: { from: 0, values: activityOf(share, votes) },
        vector,
      }),
    );
  return {
    evidence: voices.length > 0 ? evidence : "none",
    speech,
    samples: windows.flatMap(samplesOf).sort(byStart),
    voices,
  };
}

const secondsOf = (segments: readonly Segment[]) =>
  segments.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);

/** The runs of frames in which each speaker of a window speaks alone, with the embedding of that speaker. */
function samplesOf({ startSeconds, stepSeconds, frames, speakers }: SpeakerWindow): VoiceSample[] {
  return speakers.flatMap((speaker) => {
    const { vector } = speaker;
    if (!vector) return [];
    const others = speakers.filter((other) => other !== speaker);
    const samples: VoiceSample[] = [];
    let from = -1;
    for (let at = 0; at <= frames; at++) {
      const alone = speaker.active[at] === 1 && others.every(({ active }) => active[at] !== 1);
      if (alone && from < 0) from = at;
      if (alone || from < 0) continue;
      if ((at - from) * stepSeconds >= LEAST_SAMPLE_SECONDS)
        samples.push({
          startSeconds: Math.max(0, startSeconds + (from - 0.5) * stepSeconds),
          endSeconds: startSeconds + (at - 0.5) * stepSeconds,
          vector,
        });
      from = -1;
    }
    return samples;
  });
}
