import type { LipScores, Tracklet } from "@hapju/diarization";
import { defineStep } from "@hapju/engine";
import { activeSpeaker, type InputOf, lipMatch, type Task } from "@hapju/inference";
import type { Media } from "@hapju/media";
import type { Segment } from "@hapju/spec";
import { boxesByMouth } from "../mouth-place.ts";
import type { Chunk } from "../recording.ts";
import { contestsIn, settle } from "./contested-lips.ts";
import type { Faces } from "./find-faces.ts";
import type { Speech } from "./find-speech.ts";

/** That a mouth moves is seen at half of it too; whose sound it moves with is not (decisions 0018 and 0112). */
const FRAMES_PER_SECOND = 25;
/** Watched before and after speech, so that a mouth is seen to start and stop. */
const MARGIN_SECONDS = 0.4;
/** Seen beyond a border that speech runs across: a mouth is judged by the second before and after. */
const CONTEXT_SECONDS = 1;
/** The crops of longer stretches would fill memory. */
const LONGEST_SECONDS = 10;
/** Stretches nearer than this are decoded in one go. */
const JOIN_SECONDS = 1;
/** Lips of a face smaller than this say nothing. */
const SMALLEST_PIXELS = 32;

/** A stretch with what is looked at, and not kept, around it. */
interface Stretch extends Segment {
  readonly read: Segment;
}

/** Joins what is heard into few stretches, with margins, inside the chunk. */
function stretchesOf(heard: readonly Segment[], chunk: Chunk): Segment[] {
  const stretches: { startSeconds: number; endSeconds: number }[] = [];
  for (const interval of heard) {
    const startSeconds = Math.max(chunk.startSeconds, interval.startSeconds - MARGIN_SECONDS);
    const endSeconds = Math.min(chunk.endSeconds, interval.endSeconds + MARGIN_SECONDS);
    const last = stretches.at(-1);
    if (last && startSeconds - last.endSeconds < JOIN_SECONDS)
      last.endSeconds = Math.max(last.endSeconds, endSeconds);
    else stretches.push({ startSeconds, endSeconds });
  }
  return stretches;
}

/** Cuts a stretch into equal parts. Where speech runs on over a border, of the stretch or of the chunk, more is looked at. */
function partsOf({ startSeconds, endSeconds }: Segment, chunk: Chunk): Stretch[] {
  const count = Math.ceil((endSeconds - startSeconds) / LONGEST_SECONDS);
  const border = (part: number) => startSeconds + ((endSeconds - startSeconds) * part) / count;
  const before = startSeconds > chunk.startSeconds ? startSeconds : chunk.readFromSeconds;
  const after = endSeconds < chunk.endSeconds ? endSeconds : chunk.readToSeconds;
  return Array.from({ length: count }, (_, part) => ({
    startSeconds: border(part),
    endSeconds: border(part + 1),
    read: {
      startSeconds: Math.max(before, border(part) - CONTEXT_SECONDS),
      endSeconds: Math.min(after, border(part + 1) + CONTEXT_SECONDS),
    },
  }));
}

/** The part of a stretch in which a face is in view. */
function seen({ boxes }: Tracklet, stretch: Segment): Segment | undefined {
  const startSeconds = Math.max(stretch.startSeconds, boxes[0]!.seconds - MARGIN_SECONDS);
  const endSeconds = Math.min(stretch.endSeconds, boxes.at(-1)!.seconds + MARGIN_SECONDS);
  return endSeconds > startSeconds ? { startSeconds, endSeconds } : undefined;
}

/**
 * Scores, for every face in view while somebody speaks, whether it speaks and whether it makes the sound. Where more
 * than one seems to speak, a model for that, if there is one, is asked about those.
 */
export const watchLips = (media: Media) =>
  defineStep({
    name: "watch-lips",
    version: 7,
    params: { framesPerSecond: FRAMES_PER_SECOND, smallestPixels: SMALLEST_PIXELS },
    tasks: [activeSpeaker],
    optionalTasks: [lipMatch],
    async run(
      { chunk, faces, speech }: { chunk: Chunk; faces: Faces; speech: Speech },
      ctx,
    ): Promise<LipScores[]> {
      const { video, file } = chunk.recording;
      if (!video || faces.tracklets.length === 0 || speech.heard.length === 0) return [];
      const path = await ctx.file(file);
      const largeEnough = ({ boxes }: Tracklet) =>
        Math.max(...boxes.map(({ box }) => Math.min(box.width * video.width, box.height * video.height))) >=
        SMALLEST_PIXELS;
      /** What a model says of some faces while a stretch lasts. */
      const ask = async <Said>(
        task: Task<InputOf<typeof activeSpeaker>, { faces: readonly Said[] }>,
        { startSeconds, endSeconds }: Segment,
        tracklets: readonly Tracklet[],
      ) => {
        using crops = await media.crops(path, {
          startSeconds,
          endSeconds,
          framesPerSecond: FRAMES_PER_SECOND,
          tracks: tracklets.map((tracklet) => ({ boxes: boxesByMouth(tracklet, video) })),
          signal: ctx.signal,
        });
        const { firstSeconds, count, tracks } = crops;
        if (count === 0) return undefined;
        const range = { startSeconds: firstSeconds, endSeconds: firstSeconds + count / FRAMES_PER_SECOND };
        using sound = await media.sound(path, { ...range, signal: ctx.signal });
        const { faces } = await ctx.call(task, {
          samples: sound.samples,
          framesPerSecond: FRAMES_PER_SECOND,
          faces: tracks.map((track) => ({ crops: track })),
        });
        return { firstSeconds, faces };
      };
      const scores: LipScores[] = [];
      const stretches = stretchesOf(speech.heard, chunk).flatMap((stretch) => partsOf(stretch, chunk));
      for (const [index, stretch] of stretches.entries()) {
        const inView = faces.tracklets.flatMap((tracklet, position) => {
          const interval = largeEnough(tracklet) ? seen(tracklet, stretch) : undefined;
          return interval ? [{ tracklet, position, interval }] : [];
        });
        if (inView.length === 0) continue;
        const tracklets = inView.map(({ tracklet }) => tracklet);
        const answer = await ask(activeSpeaker, stretch.read, tracklets);
        if (!answer) continue;
        const { firstSeconds } = answer;
        const secondsOf = (frame: number) => firstSeconds + frame / FRAMES_PER_SECOND;
        const known = inView.map(({ interval: { startSeconds, endSeconds } }, order) => {
          const whileSeen = (value: number, frame: number) =>
            secondsOf(frame) >= startSeconds && secondsOf(frame) <= endSeconds ? value : Number.NaN;
          const { scores, match } = answer.faces[order]!;
          return {
            scores: scores.map(whileSeen),
            match: (match ?? scores.map(() => Number.NaN)).map(whileSeen),
          };
        });
        const moving = known.map(({ scores }) => scores);
        for (const contest of ctx.has(lipMatch) ? contestsIn(moving, FRAMES_PER_SECOND) : []) {
          const within = { startSeconds: secondsOf(contest.from), endSeconds: secondsOf(contest.to) };
          const contested = contest.faces.map((order) => tracklets[order]!);
          const matched = await ask(lipMatch, within, contested);
          for (const [at, order] of contest.faces.entries())
            settle(known[order]!, contest, matched?.faces[at]?.match ?? []);
        }
        for (const [order, { position }] of inView.entries())
          scores.push({
            tracklet: position,
            firstSeconds,
            framesPerSecond: FRAMES_PER_SECOND,
            ...known[order]!,
          });
        ctx.progress(index + 1, stretches.length);
      }
      return scores;
    },
  });
