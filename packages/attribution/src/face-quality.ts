import type { FaceDetection, FaceSighting } from "./observations.ts";

/** Which faces of a trail are worth embedding. */
export interface ChooseOptions {
  /** Size of the recording's frame in pixels. */
  readonly frame: { readonly width: number; readonly height: number };
  /** At most this many; default 5. */
  readonly count?: number;
}

/**
 * Positions in `trail` of the few faces worth embedding: large, sure, frontal and spread over time.
 * Empty when none is fit to say who it is.
 */
export function chooseFacesToEmbed(_trail: readonly FaceSighting[], _options: ChooseOptions): number[] {
  return [];
}

/** 1 for a face seen from the front, towards 0 turned away; 1 when the detector gives no points. */
export function frontalness(_face: FaceDetection): number {
  return 1;
}

/** How sharp a grey picture of a face is, 0…1 (variance of the Laplacian, 1 from a well-focused face on). */
export function sharpnessOf(_grey: Uint8Array, _width: number): number {
  return 1;
}
