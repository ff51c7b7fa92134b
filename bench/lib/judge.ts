import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { People } from "@hapju/diarization";
import {
  diarizationErrorRate,
  type FaceIdentification,
  type FaceTrack,
  faceIdentification,
  identificationErrorRate,
  intersectionOverUnion,
  nameUtterances,
  readTranscript,
  type TranscriptSegment,
} from "@hapju/evaluation";

/** A collar of a quarter of a second: what the references can be trusted to. */
export const COLLAR_SECONDS = 0.25;
/**
 * Boxes that overlap less show two faces. The reference has faces as drawn by a detector of five points;
 * others draw them wider.
 */
const SAME_FACE = 0.3;
/** A face unseen for longer is not in view: the tracker's own limit for one trail. */
const UNSEEN_SECONDS = 2;

/** What is known to be true of a meeting. */
export interface Truth {
  readonly session: string;
  readonly utterances: readonly TranscriptSegment[];
  readonly enrolled: readonly string[];
  readonly onScreen: readonly TranscriptSegment[];
  readonly faces: readonly FaceTrack[];
}

interface Tracks {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly persons: readonly {
    readonly id: string;
    readonly visible: readonly { readonly start: number; readonly end: number }[];
    readonly face_boxes: readonly (readonly [frame: number, x: number, y: number, w: number, h: number])[];
  }[];
}

/** Reads people.json, ref.stm and ref.tracks.json of a meeting. */
export function readTruth(dir: string): Truth {
  const json = (name: string) => JSON.parse(readFileSync(join(dir, name), "utf8"));
  const { people } = json("people.json") as { people: { id: string; enrolled: boolean }[] };
  const { persons, width, height, fps } = json("ref.tracks.json") as Tracks;
  const utterances = readTranscript(join(dir, "ref.stm")).segments;
  const { session } = utterances[0]!;
  return {
    session,
    utterances,
    enrolled: people.filter(({ enrolled }) => enrolled).map(({ id }) => id),
    onScreen: persons.flatMap(({ id, visible }) =>
      visible.map(({ start, end }) => ({ session, speaker: id, startSeconds: start, endSeconds: end })),
    ),
    faces: persons.map(({ id, face_boxes }) => ({
      name: id,
      boxes: face_boxes.map(([frame, x, y, w, h]) => ({
        seconds: frame / fps,
        box: { x: x / width, y: y / height, width: w / width, height: h / height },
      })),
    })),
  };
}

/** Judges who is said to speak: utterance by utterance, and by time. */
export function judgeSpeech(truth: Truth, { speaking }: Pick<People, "speaking">) {
  const { session, utterances, enrolled, onScreen } = truth;
  const answered = speaking.map(({ speaker, startSeconds, endSeconds }) => ({
    session,
    speaker,
    startSeconds,
    endSeconds,
  }));
  const options = { collarSeconds: COLLAR_SECONDS, enrolled };
  return {
    utterances: nameUtterances(utterances, answered, options),
    errors: identificationErrorRate(utterances, answered, { ...options, onScreen }),
    /** How well speakers are distinguished, under any names. */
    diarization: diarizationErrorRate(utterances, answered, { collarSeconds: COLLAR_SECONDS }),
  };
}

/** Scores the names of faces, in boxes of the reference: five a second in real meetings, two and a half in drawn ones. */
export function judgeFaces(
  { faces, enrolled }: Truth,
  { tracks }: Pick<People, "tracks">,
): FaceIdentification {
  const named = tracks.map(({ speaker, boxes }) => ({ name: speaker, boxes }));
  return faceIdentification(faces, named, { enrolled, overlap: SAME_FACE, gapSeconds: UNSEEN_SECONDS });
}

/** The person a track shows most of the time; undefined where it shows none. */
export function personOn({ faces }: Truth, { boxes }: People["tracks"][number]): string | undefined {
  const votes = new Map<string, number>();
  for (const { seconds, box } of boxes) {
    for (const face of faces) {
      const near = face.boxes.find((one) => Math.abs(one.seconds - seconds) < 0.25);
      if (near && intersectionOverUnion(near.box, box) >= SAME_FACE)
        votes.set(face.name, (votes.get(face.name) ?? 0) + 1);
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
