import type { Box, Segment } from "@hapju/spec";
import type { Track } from "./observations/faces.ts";
import type { Word } from "./observations/words.ts";

/** A person's id, or `unknown-1`, `unknown-2`, … numbered in order of first appearance. */
export type Speaker = string;

/** Where evidence comes from; `position` is the place in the picture. */
export type EvidenceSource = "face" | "voice" | "lips" | "position";

/** Log-likelihood ratio per source that has evidence. */
export type SourceEvidence = Partial<Record<EvidenceSource, number>>;

/** One possible answer and its evidence. */
export interface Candidate {
  /** A person's id, or `unknown`. */
  readonly person: string;
  /** Against "another person". */
  readonly logLikelihoods: SourceEvidence;
  /** 0…1, summing to 1 over all candidates. */
  readonly probability: number;
}

/**
 * `recognised`: evidence above the naming threshold. `uncertain`: the best name was below it, a user should decide.
 * `unknown`: no person matches. `corrected`: a user said so. `linked`: named through another track or voice.
 */
export type NamingReason = "recognised" | "linked" | "corrected" | "uncertain" | "unknown";

/** The name of a track or voice, and why it has it. */
export interface Naming {
  readonly speaker: Speaker;
  readonly reason: NamingReason;
  /** Calibrated probability that `speaker` is right. */
  readonly confidence: number;
  /** Best first, `unknown` among them. */
  readonly candidates: readonly Candidate[];
  /** The best answer that was not given. */
  readonly runnerUp?: Candidate | undefined;
  /** With reason `linked`: the track it shares its name with, and the evidence that both show one person. */
  readonly linkedTo?: { readonly track: string; readonly logLikelihoods: SourceEvidence } | undefined;
  /** The sightings that decided. */
  readonly frames: readonly { readonly seconds: number; readonly box: Box }[];
  /** The segments of speech that decided. */
  readonly segments: readonly Segment[];
}

/** A track with its name. */
export interface NamedTrack extends Naming {
  readonly track: Pick<Track, "id" | "visible" | "startSeconds" | "endSeconds" | "uprightTurn" | "isPicture">;
  readonly boxes: Track["boxes"];
}

/** A voice with its name. */
export interface NamedVoice extends Naming {
  /** The voice's id. */
  readonly voice: string;
}

/** A segment of speech by one speaker, and how the speaker was decided. */
export interface SpeakerSegment extends Segment {
  readonly speaker: Speaker;
  /** The track whose lips spoke; absent off screen. */
  readonly track?: string | undefined;
  /** The voice, where voices are told apart. */
  readonly voice?: string | undefined;
  /** Probability that this speaker speaks here. */
  readonly confidence: number;
  readonly runnerUp?: { readonly speaker: Speaker; readonly confidence: number } | undefined;
  /** Against the runner-up. */
  readonly logLikelihoods: SourceEvidence;
  /** What decided: `only` when there was no other choice, `none` when there was no evidence for any person. */
  readonly by: "lips" | "voice" | "correction" | "only" | "none";
}

/** What `identifyPeople` decides: everything a transcript and a page of evidence need. */
export interface People {
  /** Names of the models that told voices apart, or `none`. */
  readonly voiceEvidence: string;
  readonly tracks: readonly NamedTrack[];
  readonly voices: readonly NamedVoice[];
  /** Who speaks when, in order of time. Segments overlap where two people clearly speak at once. */
  readonly speaking: readonly SpeakerSegment[];
}

/** A word of a turn. */
export interface TurnWord extends Word {
  /** Probability that the turn's speaker said it. */
  readonly speakerConfidence: number;
}

/** A segment of speech by one speaker, with its words. */
export interface Turn extends Segment {
  readonly speaker: Speaker;
  readonly words: readonly TurnWord[];
  /** Speech that was not transcribed. */
  readonly gaps: readonly Segment[];
  readonly confidence: number;
  /** Positions in `People.speaking` of the segments the turn is made of. */
  readonly evidence: readonly number[];
}
