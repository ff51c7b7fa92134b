import type { Segment } from "@hapju/spec";

/** A point in the picture at one time, in fractions of the frame: it means the face whose box holds the point. */
export interface FaceAnchor {
  readonly seconds: number;
  readonly x: number;
  readonly y: number;
}

/** A segment of the recording: it means the person who speaks in it. */
export type TurnAnchor = Segment;

/**
 * What a user says is wrong, anchored to time and place so that it stays valid when the pipeline runs again.
 * `person: null` means "not in the directory". Later corrections win over earlier ones; leaving one out of the list
 * undoes it exactly.
 */
export type Correction =
  | { readonly kind: "turn-is"; readonly turn: TurnAnchor; readonly person: string | null }
  | { readonly kind: "track-is"; readonly face: FaceAnchor; readonly person: string | null }
  /** Who speaks there, or whose face it is, is that person everywhere in the recording: every turn, voice and track. */
  | { readonly kind: "speaker-is"; readonly at: FaceAnchor | TurnAnchor; readonly person: string | null }
  | { readonly kind: "not-person"; readonly at: FaceAnchor | TurnAnchor; readonly person: string }
  | { readonly kind: "same-person"; readonly at: readonly [FaceAnchor | TurnAnchor, FaceAnchor | TurnAnchor] }
  /** A turn ends here and another begins; with a point, the track under it ends here too. */
  | {
      readonly kind: "split";
      readonly seconds: number;
      readonly x?: number | undefined;
      readonly y?: number | undefined;
    }
  /** The pause at this time does not end a turn: what its speaker says before and after is one turn. */
  | { readonly kind: "join"; readonly seconds: number }
  /** What was said in a segment. Words that stay keep their times; an empty text leaves a gap. */
  | { readonly kind: "text-is"; readonly turn: TurnAnchor; readonly text: string };

/** Whether an anchor points at a face rather than at a turn. */
export function isFace(anchor: FaceAnchor | TurnAnchor): anchor is FaceAnchor {
  return "seconds" in anchor;
}
