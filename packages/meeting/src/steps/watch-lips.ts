import type { LipScores, Tracklet } from "@hapju/diarization";
import { defineStep, type StepContext } from "@hapju/engine";
import type { Media } from "@hapju/media";
import type { InputOf, Segment, Task } from "@hapju/spec";
import { activeSpeaker, CROP_SIZE, lipMatch } from "@hapju/tasks";
import { defined } from "../defined.ts";
import { turnedSquare } from "../pictures/turned.ts";
import type { Chunk, Recording } from "../recording.ts";
import { contestsIn, replaceMatch } from "./contested-lips.ts";
import type { Faces } from "./find-faces.ts";
import type { Speech } from "./find-speech.ts";
import { inView, type LipWindow, lipWindowsIn } from "./lip-windows.ts";
import { boxesByMouth } from "./mouth-offset.ts";

/** Half of it shows that a mouth moves, not whose sound it moves with (docs/measurements/lips.md). */
const FRAMES_PER_SECOND = 25;
/** The lips of a smaller face are not scored. */
const SMALLEST_PIXELS = 32;

type Video = NonNullable<Recording["video"]>;

/**
 * Scores, for every face in view while someone speaks, whether it speaks and whether it makes the sound. Where more
 * than one seems to speak, a model of `lip-match`, if one is present, is asked about those.
 */
export const watchLips = (media: Media) =>
  defineStep({
    name: "watch-lips",
    version: 8,
    params: { framesPerSecond: FRAMES_PER_SECOND, smallestPixels: SMALLEST_PIXELS },
    tasks: [activeSpeaker],
    optionalTasks: [lipMatch],
    async run(
      { chunk, faces, speech }: { chunk: Chunk; faces: Faces; speech: Speech },
      ctx,
    ): Promise<LipScores[]> {
      const { video, file } = chunk.recording;
      if (!video || faces.tracklets.length === 0 || speech.heard.length === 0) return [];
      const watcher = { media, path: await ctx.file(file), video, ctx };
      const windows = lipWindowsIn(speech.heard, chunk);
      const scores: LipScores[] = [];
      for (const [index, window] of windows.entries()) {
        const watched = faces.tracklets.flatMap((tracklet, position): WatchedFace[] => {
          const visible = isLargeEnough(tracklet, video) ? inView(tracklet, window) : undefined;
          return visible ? [{ tracklet, position, visible }] : [];
        });
        if (watched.length === 0) continue;
        scores.push(...(await scoresIn(watcher, window, watched)));
        ctx.progress(index + 1, windows.length);
      }
      return scores;
    },
  });

/** What the lips of one recording are watched with. */
interface Watcher {
  readonly media: Media;
  readonly path: string;
  readonly video: Video;
  readonly ctx: StepContext;
}

/** A face in view in a window. */
interface WatchedFace {
  readonly tracklet: Tracklet;
  /** Position of the tracklet in its chunk. */
  readonly position: number;
  readonly visible: Segment;
}

const isLargeEnough = ({ boxes }: Tracklet, { width, height }: Video) =>
  Math.max(...boxes.map(({ box }) => Math.min(box.width * width, box.height * height))) >= SMALLEST_PIXELS;

/** The scores of the faces in a window; empty if the video has no frame in it. */
async function scoresIn(
  watcher: Watcher,
  window: LipWindow,
  watched: readonly WatchedFace[],
): Promise<LipScores[]> {
  const { ctx } = watcher;
  const tracklets = watched.map(({ tracklet }) => tracklet);
  const answer = await ask(watcher, activeSpeaker, window.read, tracklets);
  if (!answer) return [];
  const { firstSeconds } = answer;
  const secondsOf = (frame: number) => firstSeconds + frame / FRAMES_PER_SECOND;
  const known = watched.map(({ position, visible: { startSeconds, endSeconds } }, order) => {
    const whileVisible = (value: number, frame: number) =>
      secondsOf(frame) >= startSeconds && secondsOf(frame) <= endSeconds ? value : Number.NaN;
    const { scores, match } = defined(answer.faces[order], "The answer about a face");
    return {
      tracklet: position,
      firstSeconds,
      framesPerSecond: FRAMES_PER_SECOND,
      scores: scores.map(whileVisible),
      match: (match ?? scores.map(() => Number.NaN)).map(whileVisible),
    };
  });
  if (!ctx.has(lipMatch)) return known;
  const moving = known.map(({ scores }) => scores);
  for (const contest of contestsIn(moving, FRAMES_PER_SECOND)) {
    const within = { startSeconds: secondsOf(contest.from), endSeconds: secondsOf(contest.to) };
    const contested = contest.faces.map((order) => defined(tracklets[order], "A contested face"));
    const matched = await ask(watcher, lipMatch, within, contested);
    for (const [at, order] of contest.faces.entries())
      replaceMatch(defined(known[order], "A contested face"), contest, matched?.faces[at]?.match ?? []);
  }
  return known;
}

/** What a model answers about faces in a segment; undefined if the video has no frame in it. */
async function ask<Answer>(
  { media, path, video, ctx }: Watcher,
  task: Task<InputOf<typeof activeSpeaker>, { faces: readonly Answer[] }>,
  { startSeconds, endSeconds }: Segment,
  tracklets: readonly Tracklet[],
): Promise<{ readonly firstSeconds: number; readonly faces: readonly Answer[] } | undefined> {
  const { signal } = ctx;
  using crops = await media.crops(path, {
    startSeconds,
    endSeconds,
    framesPerSecond: FRAMES_PER_SECOND,
    tracks: tracklets.map((tracklet) => ({ boxes: boxesByMouth(tracklet, video) })),
    signal,
  });
  const { firstSeconds, count, tracks } = crops;
  if (count === 0) return undefined;
  using sound = await media.sound(path, {
    startSeconds: firstSeconds,
    endSeconds: firstSeconds + count / FRAMES_PER_SECOND,
    signal,
  });
  const { faces } = await ctx.call(task, {
    samples: sound.samples,
    framesPerSecond: FRAMES_PER_SECOND,
    faces: tracks.map((track, order) => ({ crops: uprightCrops(track, tracklets[order]?.uprightTurn) })),
  });
  return { firstSeconds, faces };
}

/** The crops of a face as they are where it is upright; turned one by one where it is not. */
function uprightCrops(crops: Uint8Array, turn: Tracklet["uprightTurn"]): Uint8Array {
  if (!turn) return crops;
  const bytes = CROP_SIZE * CROP_SIZE;
  const upright = new Uint8Array(crops.length);
  for (let at = 0; at < crops.length; at += bytes)
    upright.set(turnedSquare(crops.subarray(at, at + bytes), CROP_SIZE, turn), at);
  return upright;
}
