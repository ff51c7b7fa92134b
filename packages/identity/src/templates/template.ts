import type { TemplateKind } from "../people/purpose.ts";

/** How good the source of a template was. */
export interface TemplateQuality {
  /** The detector's confidence, 0…1. */
  readonly confidence?: number;
  /** Shorter side of the face in pixels of the photo. */
  readonly sizePixels?: number;
  /** How sharp the face is, 0…1. */
  readonly sharpness?: number;
  /** 1 for a face seen from the front, towards 0 from the side. */
  readonly frontal?: number;
  /** Length of the voice sample. */
  readonly durationSeconds?: number;
}

/** Everything known of a template but the embedding itself. */
export interface TemplateInfo {
  readonly id: string;
  readonly kind: TemplateKind;
  /** `id@version` of the model it comes from; templates are never compared across models. */
  readonly model: string;
  /** Where it came from, for people: a file name, a meeting and time. */
  readonly source: string;
  /** SHA-256 of the photo or sound, hexadecimal: the same source is enrolled once per model. */
  readonly sourceDigest: string;
  readonly quality: TemplateQuality;
  readonly dimensions: number;
  readonly createdAt: Date;
}

/** A template to be enrolled. */
export interface NewTemplate extends Pick<TemplateInfo, "kind" | "model" | "source" | "sourceDigest"> {
  readonly embedding: Float32Array;
  readonly quality?: TemplateQuality;
}
