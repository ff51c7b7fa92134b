import { trackAt } from "../corrections/anchors.ts";
import type { Correction } from "../corrections/correction.ts";
import type { FaceChange, FaceSighting, Track } from "../observations/faces.ts";
import { overlap } from "./boxes.ts";
import { MIN_DECIDING_PIXELS } from "./face-quality.ts";

/**
 * Motion, as a share of the contrast, below which a face is a picture. Measured (docs/measurements/faces.md): a poster
 * 0.004, people who sit as still as they can 0.016 and more.
 */
const STILL = 0.008;
/** Noise varies a little from part to part of a picture; this much more than usual is still noise. */
const NOISE_MARGIN = 1.1;
/** In noise of more than this share of the contrast, a breath cannot be told from stillness. */
const MOST_NOISE = 0.1;
/** A change elsewhere in the frame from this on, in grey levels, and so many times the noise, is motion. */
const MOTION = 2;
const ABOVE_NOISE = 4;
/** As many steps with motion elsewhere, 0.5 s each, and this share of all, must be seen. */
const MIN_STEPS = 16;
const MIN_SHARE = 0.25;
/** Two boxes that overlap more are in one place. */
const SAME_PLACE = 0.6;

/** Which of the tracks of a recording show pictures of faces, such as posters: {@link stillnessOf}. */
export function withPictures(tracks: readonly Track[]): Track[] {
  const pictures = tracks.filter((track) => isLarge(track) && stillnessOf(track.boxes) === "still");
  // A picture that is detected now and then has short tracks beside a long one.
  const isPicture = (track: Track) =>
    pictures.includes(track) ||
    (stillnessOf(track.boxes) === "unclear" && pictures.some((picture) => areInOnePlace(picture, track)));
  return tracks.map((track) => (isPicture(track) ? { ...track, isPicture: true } : track));
}

/** Video compression takes the motion out of small faces. */
const isLarge = ({ embeddings }: Track) =>
  embeddings.some(({ quality }) => quality.sizePixels >= MIN_DECIDING_PIXELS);

/** The tracks in which a picture that a user names is a person after all. */
export function withNamedPictures(tracks: readonly Track[], corrections: readonly Correction[]): Track[] {
  const named = corrections.flatMap((one) =>
    one.kind === "track-is" ? (trackAt(tracks, one.face) ?? []) : [],
  );
  return tracks.map((track): Track => {
    if (!track.isPicture || !named.includes(track)) return track;
    const { isPicture: _, ...person } = track;
    return person;
  });
}

/**
 * `still`: a face changes no more than the camera's noise as long as it is seen, while other things in the frame move.
 * Where everything is still (a slide show, a screenshot) it is `unclear`.
 */
export function stillnessOf(boxes: readonly FaceSighting[]): "still" | "moving" | "unclear" {
  // A step counts if the face is still there at its end: a cut or somebody in front is not motion of the face.
  const steps = boxes.flatMap(({ change }, at) => {
    const next = boxes[at + 1];
    return change && next && Math.abs(next.seconds - change.untilSeconds) < 1e-6 ? [change] : [];
  });
  const stirred = steps.filter(({ elsewhere, noise }) => elsewhere >= Math.max(MOTION, ABOVE_NOISE * noise));
  if (stirred.length === 0) return "unclear";
  const mean = (value: (step: FaceChange) => number) =>
    stirred.reduce((sum, step) => sum + value(step), 0) / stirred.length;
  const noise = mean((step) => step.noise ** 2);
  const contrast = mean((step) => step.contrast) ** 2;
  if (noise > MOST_NOISE ** 2 * contrast) return "unclear";
  const motion = mean((step) => step.amount ** 2) - NOISE_MARGIN * noise;
  if (motion > STILL ** 2 * contrast) return "moving";
  const isLongEnough = stirred.length >= MIN_STEPS && stirred.length >= MIN_SHARE * steps.length;
  return isLongEnough ? "still" : "unclear";
}

function areInOnePlace(a: Track, b: Track): boolean {
  const [one, other] = [a, b].map(({ boxes }) => boxes[boxes.length >> 1]?.box);
  return one !== undefined && other !== undefined && overlap(one, other) >= SAME_PLACE;
}
