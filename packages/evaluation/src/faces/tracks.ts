import type { Box } from "@hapju/spec";
import { assign } from "../assignment.ts";
import { valueAt } from "../defined.ts";
import { type Proportion, wilson } from "../statistics/wilson.ts";
import { enrolledTest, unknownTest } from "../time/identification.ts";

/** One face through time, and the name it has; boxes in order of time. */
export interface FaceTrack {
  readonly name: string;
  readonly boxes: readonly { readonly seconds: number; readonly box: Box }[];
}

/** How faces are compared. */
export interface FaceOptions {
  /** Overlap (intersection over union) from which two boxes are the same face. Default 0.5. */
  readonly overlap?: number;
  /** Boxes of a hypothesis track are interpolated over gaps up to this. Default 1 s. */
  readonly gapSeconds?: number;
  /** Names with this prefix mean "unknown". Default `unknown`. */
  readonly unknownPrefix?: string;
  /** The people who may be named. Default: every reference name without the prefix. */
  readonly enrolled?: readonly string[];
}

/** Faces named rightly and wrongly, counted in reference boxes. */
export interface FaceIdentification {
  /** Reference boxes, and those that a hypothesis box matched. */
  readonly boxes: number;
  readonly found: number;
  /** Found boxes with the name of their person; with another's name; with none though the person is enrolled. */
  readonly right: number;
  readonly wrong: number;
  readonly unknown: number;
  /** Found boxes of people who are not enrolled that have no name: rightly so. */
  readonly rightlyUnknown: number;
  /** Named hypothesis boxes, at the times of the reference, where no face is. */
  readonly namedNowhere: number;
  /** `right / (right + wrong + named nowhere)`. */
  readonly precision: Proportion;
  /** `right / boxes of enrolled people`. */
  readonly recall: Proportion;
}

/**
 * Compares named tracks at every moment for which the reference has boxes. Boxes are paired so that most
 * overlap is shared; a pair below the overlap is none. One recording.
 */
export function faceIdentification(
  reference: readonly FaceTrack[],
  hypothesis: readonly FaceTrack[],
  options: FaceOptions = {},
): FaceIdentification {
  const { overlap = 0.5, gapSeconds = 1 } = options;
  const isUnknown = unknownTest(options);
  const isEnrolled = enrolledTest(options);
  const moments = Map.groupBy(
    reference.flatMap((track) => track.boxes.map(({ seconds, box }) => ({ name: track.name, seconds, box }))),
    (face) => face.seconds,
  );
  const counts = { boxes: 0, found: 0, right: 0, wrong: 0, unknown: 0, rightlyUnknown: 0, namedNowhere: 0 };
  let enrolledBoxes = 0;
  for (const [seconds, faces] of moments) {
    const answers = hypothesis.flatMap((track) => {
      const box = boxAt(track, seconds, gapSeconds);
      return box ? [{ name: track.name, box }] : [];
    });
    const shares = faces.map((face) => answers.map((answer) => intersectionOverUnion(face.box, answer.box)));
    // A pair below the threshold is worth nothing, so that it does not push a valid pair aside.
    const pairs = assign(shares.map((row) => row.map((share) => (share >= overlap ? -share : 0))));
    const taken = new Set<number>();
    faces.forEach((face, row) => {
      counts.boxes++;
      if (isEnrolled(face.name)) enrolledBoxes++;
      const column = pairs[row] ?? null;
      if (column === null || valueAt(valueAt(shares, row), column) < overlap) return;
      taken.add(column);
      counts.found++;
      counts[judge(face.name, valueAt(answers, column).name)]++;
    });
    counts.namedNowhere += answers.filter(
      (answer, column) => !taken.has(column) && !isUnknown(answer.name),
    ).length;
  }
  return {
    ...counts,
    precision: wilson(counts.right, counts.right + counts.wrong + counts.namedNowhere),
    recall: wilson(counts.right, enrolledBoxes),
  };

  function judge(person: string, answer: string): "right" | "wrong" | "unknown" | "rightlyUnknown" {
    if (isUnknown(answer)) return isEnrolled(person) ? "unknown" : "rightlyUnknown";
    return answer === person ? "right" : "wrong";
  }
}

/** Shared area over joint area. */
export function intersectionOverUnion(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

function boxAt(track: FaceTrack, seconds: number, gapSeconds: number): Box | undefined {
  const after = firstFrom(track, seconds - 1e-6);
  const next = track.boxes[after];
  if (!next) return undefined;
  if (next.seconds - seconds <= 1e-6) return next.box;
  const before = track.boxes[after - 1];
  if (!before || next.seconds - before.seconds > gapSeconds) return undefined;
  const share = (seconds - before.seconds) / (next.seconds - before.seconds);
  const mix = (key: keyof Box) => before.box[key] + share * (next.box[key] - before.box[key]);
  return { x: mix("x"), y: mix("y"), width: mix("width"), height: mix("height") };
}

/** Where the first box at or after a moment stands. */
function firstFrom(track: FaceTrack, seconds: number): number {
  let low = 0;
  let high = track.boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(track.boxes, middle).seconds < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
