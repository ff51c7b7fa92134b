import type { Segment } from "@hapju/spec";

/** A place in the picture at one time: the face whose box holds the point (fractions of the frame). */
export interface FaceAnchor {
  readonly seconds: number;
  readonly x: number;
  readonly y: number;
}

/** A stretch of time: whoever speaks in it. */
export type TurnAnchor = Segment;

/**
 * What a person says the machine got wrong, anchored to time and place so that it outlives any re-run.
 * `person: null` means "nobody in the directory". Later corrections win over earlier ones; leaving one out
 * of the list undoes it exactly.
 */
export type Correction =
  | { readonly kind: "turn-is"; readonly turn: TurnAnchor; readonly person: string | null }
  | { readonly kind: "track-is"; readonly face: FaceAnchor; readonly person: string | null }
  | { readonly kind: "not-person"; readonly at: FaceAnchor | TurnAnchor; readonly person: string }
  | { readonly kind: "same-person"; readonly at: readonly [FaceAnchor | TurnAnchor, FaceAnchor | TurnAnchor] }
  /** A turn ends here and another begins; with a place, the track under it does too. */
  | {
      readonly kind: "split";
      readonly seconds: number;
      readonly x?: number | undefined;
      readonly y?: number | undefined;
    }
  /** The pause at this time does not end a turn: what its speaker says before and after is one. */
  | { readonly kind: "join"; readonly seconds: number }
  /** What was said in a stretch of time. Words that stay keep their times; an empty text leaves a gap. */
  | { readonly kind: "text-is"; readonly turn: TurnAnchor; readonly text: string };
