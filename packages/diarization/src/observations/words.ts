import type { Segment } from "@hapju/spec";

/** `model`: the recogniser timed the word; `estimated`: timed by `placeWords`. */
export type WordTiming = "model" | "estimated";

/** A word and when it was said. */
export interface Word extends Segment {
  readonly text: string;
  readonly timing: WordTiming;
  /** 0…1 by the recogniser. */
  readonly confidence?: number | undefined;
  /** Stated by a person: it is written as it stands. */
  readonly isTyped?: true;
}

/** What the recogniser wrote for one segment of speech. No words: speech that was not transcribed, a gap. */
export interface TranscribedSegment extends Segment {
  readonly words: readonly Word[];
}
