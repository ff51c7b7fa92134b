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
import { defineStep } from "@hapju/engine";
import { faceDetection, faceEmbedding, faceLandmarks } from "@hapju/inference";
import type { Media } from "@hapju/media";
import { cutFaces, type FaceCrop, greyOf } from "../face-crop.ts";
import { findMouth, middlePlace } from "../mouth-place.ts";
import type { Chunk } from "../recording.ts";

/** People in a meeting move slowly: twice a second follows them, and a face seen this often is seen often enough. */
const FRAMES_PER_SECOND = 2;
/** Wider pictures are scaled down before faces are looked for. */
const WIDEST = 1280;

/** The faces of one chunk, each followed through it, the best sightings embedded. */
export interface Faces {
  readonly tracklets: readonly Tracklet[];
}

/** Finds the faces in a chunk, joins them into tracklets and embeds the best few of each. */
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
      const path = await ctx.file(chunk.recording.file);
      const width = Math.min(WIDEST, video.width);
      const frames: FrameFaces[] = [];
      // Whole frames would fill the disk; a face with its surroundings is all that is needed later.
      using cuttings = media.cuttings();
      const kept = new Map<object, FaceCrop>();
      const { startSeconds, endSeconds } = chunk;
      const range = {
        startSeconds,
        endSeconds,
        framesPerSecond: FRAMES_PER_SECOND,
        width,
        borrow: true,
        signal: ctx.signal,
      };
      for await (const batch of media.frames(path, range)) {
        for (const frame of batch) {
          const { width, height, data } = frame;
          const { faces } = await ctx.call(faceDetection, { image: { width, height, data } });
          const cut = await cutFaces(cuttings, frame, faces);
          for (const [index, { box }] of faces.entries()) kept.set(box, cut[index]!);
          frames.push({ seconds: frame.seconds, faces });
          ctx.progress(frame.seconds - startSeconds, endSeconds - startSeconds);
        }
      }
      const frame = { width, height: Math.round((width * video.height) / video.width) };
      const scale = video.width / width;
      const tracklets: Tracklet[] = [];
      for (const boxes of linkFaces(frames)) {
        const embeddings: FaceEmbedding[] = [];
        const mouths: MouthOffset[] = [];
        for (const index of chooseFacesToEmbed(boxes, { frame })) {
          const sighting = boxes[index]!;
          const { cutting, face } = kept.get(sighting.box)!;
          const image = cutting.read();
          const { embeddings: vectors } = await ctx.call(faceEmbedding, { image, faces: [face] });
          mouths.push(
            await findMouth(image, face, async (box) => {
              const { faces } = await ctx.call(faceLandmarks, { image, boxes: [box] });
              return faces[0]!.points;
            }),
          );
          const { width, height } = sighting.box;
          embeddings.push({
            seconds: sighting.seconds,
            vector: vectors[0]!,
            quality: {
              sizePixels: Math.min(width * frame.width, height * frame.height) * scale,
              sharpness: sharpnessOf(
                greyOf(image, face.box),
                Math.max(1, Math.round(face.box.width * image.width)),
              ),
              pose: frontalness(sighting),
            },
          });
        }
        const mouth = middlePlace(mouths);
        tracklets.push({ boxes, embeddings, ...(mouth ? { mouth } : {}) });
      }
      return { tracklets };
    },
  });
