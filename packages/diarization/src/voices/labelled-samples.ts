import type { Segment } from "@hapju/spec";
import type { VoiceSample } from "../observations/voices.ts";

/** A segment in which the speaker is known: it says what that speaker sounds like. */
export interface LabelledSegment extends Segment {
  /** The speaker. */
  readonly entity: string;
}

/** The samples of one labelled segment. */
export interface LabelledSamples {
  readonly entity: string;
  /** At least one. */
  readonly samples: readonly VoiceSample[];
}

/** A sample with this share of its length inside a labelled segment belongs to it. */
const WITHIN_SHARE = 0.8;

/**
 * The samples of each labelled segment; segments without any are omitted.
 *
 * @param samples in order of time
 * @param labelled in order of time
 */
export function labelSamples(
  samples: readonly VoiceSample[],
  labelled: readonly LabelledSegment[],
): LabelledSamples[] {
  const found: LabelledSamples[] = [];
  let from = 0;
  for (const { entity, startSeconds, endSeconds } of labelled) {
    const ended = samples.slice(from).findIndex((sample) => sample.endSeconds > startSeconds);
    from = ended < 0 ? samples.length : from + ended;
    const own: VoiceSample[] = [];
    for (const sample of samples.slice(from)) {
      if (sample.startSeconds >= endSeconds) break;
      const inside = Math.min(endSeconds, sample.endSeconds) - Math.max(startSeconds, sample.startSeconds);
      if (inside >= WITHIN_SHARE * (sample.endSeconds - sample.startSeconds)) own.push(sample);
    }
    if (own.length > 0) found.push({ entity, samples: own });
  }
  return found;
}
