import type { Box, Segment } from "@hapju/spec";
import type { Track } from "./observations/faces.ts";
import type { Word } from "./observations/words.ts";

/** A person's id, or `unknown-1`, `unknown-2`, … numbered in order of first appearance. */
export type Speaker = string;

/** Where evidence comes from. */
export type EvidenceSource = "face" | "voice" | "lips" | "seat";

/** One possible answer with what speaks for it. */
export interface Candidate {
  /** A person's id, or `unknown`. */
  readonly person: string;
  /** Log-likelihood ratio against "somebody else", per source that says anything. */
  readonly logLikelihoods: Partial<Record<EvidenceSource, number>>;
  /** Share of the belief, 0…1 over all candidates. */
  readonly probability: number;
}

/**
 * `recognised`: evidence above the naming threshold. `uncertain`: the best name was below it (ask).
 * `unknown`: nobody fits. `corrected`: a person said so. `linked`: named through another track or voice.
 */
export type NamingReason = "recognised" | "linked" | "corrected" | "uncertain" | "unknown";

/** Why a track or voice carries its name. */
export interface Naming {
  readonly speaker: Speaker;
  readonly reason: NamingReason;
  /** Calibrated probability that `speaker` is right. */
  readonly confidence: number;
  /** Best first, `unknown` among them. */
  readonly candidates: readonly Candidate[];
  /** The best answer that was not given. */
  readonly runnerUp?: Candidate;
  /** The track this one shares its name with, and what says that both show one person; with `reason` `linked`. */
  readonly linkedTo?: {
    readonly track: string;
    readonly logLikelihoods: Partial<Record<EvidenceSource, number>>;
  };
  /** The sightings that decided. */
  readonly frames: readonly { readonly seconds: number; readonly box: Box }[];
  /** The stretches of speech that decided. */
  readonly stretches: readonly Segment[];
}

/** A track with its name. */
export interface NamedTrack extends Naming {
  readonly track: Pick<Track, "id" | "visible" | "startSeconds" | "endSeconds">;
  readonly boxes: Track["boxes"];
}

/** A voice with its name. */
export interface NamedVoice extends Naming {
  readonly voice: string;
}

/** Who is heard in one stretch, and how that was decided. */
export interface SpeakerSegment extends Segment {
  readonly speaker: Speaker;
  /** The track whose lips spoke; absent off screen. */
  readonly track?: string;
  /** The voice heard, where voices are told apart. */
  readonly voice?: string;
  /** Probability that this speaker speaks here. */
  readonly confidence: number;
  readonly runnerUp?: { readonly speaker: Speaker; readonly confidence: number };
  /** Log-likelihood ratio against the runner-up, per source. */
  readonly logLikelihoods: Partial<Record<EvidenceSource, number>>;
  /** What decided: `only` when there was no other choice, `none` when nothing spoke for anybody. */
  readonly by: "lips" | "voice" | "correction" | "only" | "none";
}

/** What `identifyPeople` decides; everything a transcript and a page of evidence need. */
export interface People {
  /** The name of the speaker evidence that told voices apart, or `none`. */
  readonly voiceEvidence: string;
  readonly tracks: readonly NamedTrack[];
  readonly voices: readonly NamedVoice[];
  /** Who speaks when, in order of time. Stretches overlap where two people clearly speak at once. */
  readonly speaking: readonly SpeakerSegment[];
}

/** A word of a turn. */
export interface TurnWord extends Word {
  /** Probability that the turn's speaker said it. */
  readonly speakerConfidence: number;
}

/** A stretch of speech by one speaker, with its words. */
export interface Turn extends Segment {
  readonly speaker: Speaker;
  readonly words: readonly TurnWord[];
  /** Speech heard but not written down. */
  readonly gaps: readonly Segment[];
  readonly confidence: number;
  /** The stretches of `People.speaking` the turn rests on, by position. */
  readonly evidence: readonly number[];
}
