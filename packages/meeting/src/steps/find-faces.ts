import {
  chooseFacesToEmbed,
  type FaceEmbedding,
  type FrameFaces,
  frontalness,
  linkFaces,
  type MouthOffset,
  sharpnessOf,
  type Tracklet,
} from "@hapju/diarization";
import { defineStep, type StepContext } from "@hapju/engine";
import { type Cuttings, copyOf, type Media } from "@hapju/media";
import type { Box } from "@hapju/spec";
import { faceDetection, faceEmbedding, faceLandmarks } from "@hapju/tasks";
import { defined } from "../defined.ts";
import { type SampledFrame, sampledFrame, withChanges } from "../pictures/face-changes.ts";
import { greyOf } from "../pictures/grey.ts";
import { boxBefore, pointsBefore, type QuarterTurn, turnedPicture } from "../pictures/turned.ts";
import type { Chunk, Recording } from "../recording.ts";
import { cutFaces, type FaceCrop } from "./face-crop.ts";
import { findMouth, medianOffset } from "./mouth-offset.ts";
import { mayBeTurned, uprightTurnOf } from "./upright-turn.ts";

/** People in a meeting move slowly: two frames per second follow them. */
const FRAMES_PER_SECOND = 2;
/** Frames wider than this, in pixels, are scaled down before faces are detected. */
const WIDEST = 1280;

/** The faces of one chunk, each followed through it, the best sightings embedded. */
export interface Faces {
  readonly tracklets: readonly Tracklet[];
}

/** Detects the faces in a chunk, links them to tracklets and embeds the best few of each. */
export const findFaces = (media: Media) =>
  defineStep({
    name: "find-faces",
    version: 4,
    params: { framesPerSecond: FRAMES_PER_SECOND, widest: WIDEST },
    tasks: [faceDetection, faceEmbedding, faceLandmarks],
    sealed: true,
    async run({ chunk }: { chunk: Chunk }, ctx): Promise<Faces> {
      const { video } = chunk.recording;
      if (!video) return { tracklets: [] };
      const found = { media, ctx, chunk, video, width: Math.min(WIDEST, video.width) };
      const upright = await findTracklets(found, 0);
      if (!mayBeTurned(upright.frames)) return upright;
      const turn = await uprightTurnOf(found, upright.frames);
      return turn === 0 ? upright : findTracklets(found, turn);
    },
  });

/** Where faces are looked for. */
interface Search {
  readonly media: Media;
  readonly ctx: StepContext;
  readonly chunk: Chunk;
  readonly video: NonNullable<Recording["video"]>;
  /** Of the frames, in pixels. */
  readonly width: number;
}

/** The tracklets of a chunk whose pictures are turned first, and all that was detected. */
async function findTracklets(
  search: Search,
  turn: QuarterTurn,
): Promise<Faces & { readonly frames: readonly FrameFaces[] }> {
  const { media, ctx, width, video } = search;
  // Whole frames would fill the disk: faces with their surroundings are kept until the best are known.
  using cuttings = media.cuttings();
  const { frames, crops } = await detectFaces(search, cuttings, turn);
  const tracklets: Tracklet[] = [];
  for (const boxes of linkFaces(frames)) {
    const tracklet = await embedTracklet(boxes, crops, scaledTo(width, video), ctx);
    tracklets.push(turn === 0 ? tracklet : { ...tracklet, uprightTurn: turn });
  }
  return { tracklets, frames };
}

/** The faces of every frame of a chunk, in the picture as shown, and the upright picture of each face by its box. */
async function detectFaces(
  { media, ctx, chunk, width }: Search,
  cuttings: Cuttings,
  turn: QuarterTurn,
): Promise<{ readonly frames: FrameFaces[]; readonly crops: ReadonlyMap<Box, FaceCrop> }> {
  const { startSeconds, endSeconds, recording } = chunk;
  const frames: FrameFaces[] = [];
  const crops = new Map<Box, FaceCrop>();
  const batches = media.frames(await ctx.file(recording.file), {
    startSeconds,
    endSeconds,
    framesPerSecond: FRAMES_PER_SECOND,
    width,
    borrow: true,
    signal: ctx.signal,
  });
  let last: SampledFrame<FrameFaces["faces"][number]> | undefined;
  for await (const batch of batches) {
    for (const { seconds, width, height, data } of batch) {
      // Borrowed pixels are not in this process; the detector gets them faster.
      const shown = { width, height, data: copyOf(data) };
      const image = turn === 0 ? { width, height, data } : turnedPicture(shown, turn);
      const { faces } = await ctx.call(faceDetection, { image });
      const cut = await cutFaces(cuttings, image, faces);
      const shownFaces = faces.map((face, index) => {
        const box = boxBefore(face.box, turn);
        crops.set(box, defined(cut[index], "A cut face"));
        const points = face.points && pointsBefore(face.points, turn);
        return { box, confidence: face.confidence, ...(points ? { points } : {}) };
      });
      if (last) frames.push({ seconds: last.seconds, faces: withChanges(last, shown, seconds) });
      last = sampledFrame(shown, seconds, shownFaces);
      ctx.progress(seconds - startSeconds, endSeconds - startSeconds);
    }
  }
  if (last) frames.push({ seconds: last.seconds, faces: last.faces });
  return { frames, crops };
}

/** The size of the frames that faces are detected in, and how many pixels of the video are one of theirs. */
interface ScaledFrame {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const scaledTo = (width: number, video: NonNullable<Recording["video"]>): ScaledFrame => ({
  width,
  height: Math.round((width * video.height) / video.width),
  scale: video.width / width,
});

/** Embeds the best sightings of one face and finds its mouth in them. */
async function embedTracklet(
  boxes: Tracklet["boxes"],
  crops: ReadonlyMap<Box, FaceCrop>,
  frame: ScaledFrame,
  ctx: StepContext,
): Promise<Tracklet> {
  const embeddings: FaceEmbedding[] = [];
  const mouths: MouthOffset[] = [];
  for (const index of chooseFacesToEmbed(boxes, { frame })) {
    const sighting = defined(boxes[index], "A chosen face");
    const { cutting, face } = defined(crops.get(sighting.box), "The picture of a chosen face");
    const image = cutting.read();
    const { embeddings: vectors } = await ctx.call(faceEmbedding, { image, faces: [face] });
    let { points } = face;
    mouths.push(
      await findMouth(image, face, async (box) => {
        const { faces } = await ctx.call(faceLandmarks, { image, boxes: [box] });
        points = defined(faces[0], "The landmarks of a face").points;
        return points;
      }),
    );
    const { width, height } = sighting.box;
    const facePixels = Math.max(1, Math.round(face.box.width * image.width));
    embeddings.push({
      seconds: sighting.seconds,
      vector: defined(vectors[0], "The embedding of a face"),
      quality: {
        sizePixels: Math.min(width * frame.width, height * frame.height) * frame.scale,
        sharpness: sharpnessOf(greyOf(image, face.box), facePixels),
        pose: frontalness({ points }),
      },
    });
  }
  const mouth = medianOffset(mouths);
  return { boxes, embeddings, ...(mouth ? { mouth } : {}) };
}
