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
import type { Cuttings, Media } from "@hapju/media";
import type { Box } from "@hapju/spec";
import { faceDetection, faceEmbedding, faceLandmarks } from "@hapju/tasks";
import { defined } from "../defined.ts";
import { greyOf } from "../pictures/grey.ts";
import type { Chunk, Recording } from "../recording.ts";
import { cutFaces, type FaceCrop } from "./face-crop.ts";
import { findMouth, medianOffset } from "./mouth-offset.ts";

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
    version: 2,
    params: { framesPerSecond: FRAMES_PER_SECOND, widest: WIDEST },
    tasks: [faceDetection, faceEmbedding, faceLandmarks],
    sealed: true,
    async run({ chunk }: { chunk: Chunk }, ctx): Promise<Faces> {
      const { video } = chunk.recording;
      if (!video) return { tracklets: [] };
      // Whole frames would fill the disk: faces with their surroundings are kept until the best are known.
      using cuttings = media.cuttings();
      const width = Math.min(WIDEST, video.width);
      const { frames, crops } = await detectFaces(media, cuttings, { chunk, width }, ctx);
      const tracklets: Tracklet[] = [];
      for (const boxes of linkFaces(frames))
        tracklets.push(await embedTracklet(boxes, crops, scaledTo(width, video), ctx));
      return { tracklets };
    },
  });

/** The faces of every frame of a chunk, and the picture of each face by its box. */
async function detectFaces(
  media: Media,
  cuttings: Cuttings,
  { chunk, width }: { readonly chunk: Chunk; readonly width: number },
  ctx: StepContext,
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
  for await (const batch of batches) {
    for (const frame of batch) {
      const { width, height, data } = frame;
      const { faces } = await ctx.call(faceDetection, { image: { width, height, data } });
      const cut = await cutFaces(cuttings, frame, faces);
      for (const [index, { box }] of faces.entries()) crops.set(box, defined(cut[index], "A cut face"));
      frames.push({ seconds: frame.seconds, faces });
      ctx.progress(frame.seconds - startSeconds, endSeconds - startSeconds);
    }
  }
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
    mouths.push(
      await findMouth(image, face, async (box) => {
        const { faces } = await ctx.call(faceLandmarks, { image, boxes: [box] });
        return defined(faces[0], "The landmarks of a face").points;
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
        pose: frontalness(sighting),
      },
    });
  }
  const mouth = medianOffset(mouths);
  return { boxes, embeddings, ...(mouth ? { mouth } : {}) };
}
