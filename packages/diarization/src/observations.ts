/** A stretch of time in seconds from the start of the recording. */
export interface Interval {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A rectangle in fractions of the frame; a face half outside reaches below 0 or above 1. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One face found in one frame. */
export interface FaceDetection {
  readonly box: Box;
  /** 0…1 by the detector. */
  readonly confidence: number;
  /** Right eye, left eye, nose, right and left mouth corner (interleaved x, y in fractions of the frame). */
  readonly points?: Float32Array;
}

/** All faces found in one sampled frame; a frame without faces counts too. */
export interface FrameFaces {
  readonly seconds: number;
  readonly faces: readonly FaceDetection[];
}

/** One face of a tracklet at one moment. */
export interface FaceSighting extends FaceDetection {
  readonly seconds: number;
}

/** What makes one picture of a face worth more than another. */
export interface FaceQuality {
  /** Shorter side of the face in pixels of the recording. */
  readonly sizePixels: number;
  /** 0…1, see `sharpnessOf`. */
  readonly sharpness: number;
  /** 1 frontal … 0 turned away, see `frontalness`. */
  readonly pose: number;
}

/** The face model's embedding of one sighting. */
export interface FaceEmbedding {
  readonly seconds: number;
  readonly vector: Float32Array;
  readonly quality: FaceQuality;
}

/** Where the mouth is from the middle of a face's box, in shares of the box's longer side; down is more. */
export interface MouthPlace {
  readonly x: number;
  readonly y: number;
}

/** One face followed within one chunk. Chunks may run into one another; `followFaces` joins what they share. */
export interface Tracklet {
  /** In order of time. */
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
  /** By the sightings that were embedded; absent where none was. */
  readonly mouth?: MouthPlace;
}

/** Names one tracklet: the position of its chunk and its position among the chunk's tracklets. */
export interface TrackletRef {
  readonly chunk: number;
  readonly tracklet: number;
}

/** One face followed through the whole recording. */
export interface Track extends Interval {
  /** `track-1`, `track-2`, … in order of first sight; valid within one run. */
  readonly id: string;
  /** The stretches in which the face is seen. A pause between two is a time nobody saw it. */
  readonly visible: readonly Interval[];
  /** Where the track comes from, to find its lip scores. */
  readonly parts: readonly (TrackletRef & Interval)[];
  readonly boxes: readonly FaceSighting[];
  readonly embeddings: readonly FaceEmbedding[];
}

/** How much one face of a chunk seems to speak, and to be what is heard, frame by frame. */
export interface LipScores {
  /** Position in the tracklets of the same chunk. */
  readonly tracklet: number;
  /** Middle of the first frame. */
  readonly firstSeconds: number;
  readonly framesPerSecond: number;
  /** Above 0 the face more likely speaks than rests; NaN where nothing can be said (too small, turned away). */
  readonly scores: Float32Array;
  /** Above 0 a mouth that moves more likely makes the sound than moves to another's; absent or NaN where nobody can say. */
  readonly match?: Float32Array;
}

/** Length of one step of loudness and speech probability in {@link SpeechSegment}. */
export const STEP_SECONDS = 0.02;

/** A stretch in which somebody speaks. It starts on a multiple of `STEP_SECONDS`. */
export interface SpeechSegment extends Interval {
  /** How likely somebody speaks, 0…1, one value per `STEP_SECONDS` from `startSeconds` on. */
  readonly probabilities: Float32Array;
  /** Loudness in decibels of full scale, same steps. */
  readonly levels: Float32Array;
}

/** What somebody sounds like, by each source that was asked: one sample, or the mean of several. */
export interface Sound {
  /** The speaker model's embedding: comparable with templates and across recordings. */
  readonly vector?: Float32Array;
  /** Statistics of the voice, comparable within one recording only (see `toScale`). */
  readonly statistics?: Float32Array;
}

/** What one short stretch of speech sounds like. */
export interface VoiceSample extends Interval, Sound {}

/** What the `speech` step leaves per chunk. */
export interface SpeechObservations {
  readonly segments: readonly SpeechSegment[];
  /** Absent or empty when there is nothing to tell voices by. */
  readonly samples?: readonly VoiceSample[];
}

/** One cluster of speech that sounds like one speaker. */
export interface Voice extends Sound {
  /** `voice-1`, … in order of first sound; valid within one run. */
  readonly id: string;
  readonly stretches: readonly Interval[];
}

/** All speech of a recording and the voices found in it. */
export interface Voices {
  /** `none`: no speaker evidence was present; else the names of what the samples are from. */
  readonly evidence: string;
  /** All speech, in order of time. */
  readonly speech: readonly SpeechSegment[];
  readonly samples: readonly VoiceSample[];
  /** Empty where sound alone does not tell voices apart. */
  readonly voices: readonly Voice[];
}

/** `model`: the recogniser timed the word; `estimated`: placed by `placeWords`. */
export type WordTiming = "model" | "estimated";

/** A word and when it was said. */
export interface Word extends Interval {
  readonly text: string;
  readonly timing: WordTiming;
  /** 0…1 by the recogniser. */
  readonly confidence?: number;
}

/** What was written down of one stretch of speech; no words: heard but not written, a gap. */
export interface WrittenSpeech extends Interval {
  readonly words: readonly Word[];
}

/**
 * How a similarity turns into evidence, per model and never shared between models. The log-likelihood ratio
 * "same person : other person" of a score `s` is `slope * (s - midpoint)`, limited to ±`limit`.
 */
export interface Calibration {
  /** `cosine`: similarity, higher is more alike. `distance`: Euclidean, lower is more alike (slope is negative). */
  readonly measure: "cosine" | "distance";
  readonly midpoint: number;
  readonly slope: number;
  /** Largest evidence (natural logarithm) one comparison may give; default 10. */
  readonly limit?: number;
  /** Below this log-likelihood ratio nobody fits: unknown, not worth asking; default 0. */
  readonly askFrom?: number;
  /** From this log-likelihood ratio on a name may be given, if it is also the most likely by far; default 3. */
  readonly nameFrom?: number;
  /**
   * How alike the most alike quarter of overlapping windows of speech are at least, in the recordings the calibration is
   * from; where they are less so all samples of a recording are, and are compared accordingly (see `toScale`).
   */
  readonly neighbours?: number;
}

/**
 * For what a microphone or room moves as far as another person would: it is compared within one recording only, on the
 * recording's own scale, and never with templates. See `toScale`.
 */
export interface WithinRecording extends Omit<Calibration, "neighbours"> {
  /** Median distance of overlapping windows, which mostly hold one speaker, in the recordings the calibration is from. */
  readonly neighbours: number;
  /**
   * Voices are told apart only where overlapping windows are nearer than this share of the upper quartile of the
   * distances of all others; elsewhere one speaker differs from moment to moment as much as from another.
   */
  readonly apart: number;
}

/** Calibrations of the models that made the embeddings. */
export interface Calibrations {
  readonly face?: Calibration;
  readonly voice?: Calibration;
  readonly statistics?: WithinRecording;
}

/** A person who may be named. */
export interface KnownPerson {
  readonly id: string;
  readonly name?: string;
  readonly faceTemplates: readonly Float32Array[];
  readonly voiceTemplates: readonly Float32Array[];
}
