import type { Correction, FaceAnchor, People, TurnAnchor } from "@hapju/diarization";
import type { RunState } from "@hapju/engine";
import type { NewConsent } from "@hapju/identity";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { CorrectedShare } from "../corrections/corrected-shares.ts";
import type { UnknownFace } from "../review/similar-faces.ts";

/** Where a meeting is: `running` until its first minutes; later re-runs leave it `ready`. */
export type MeetingState = "running" | "ready" | "failed" | "cancelled";

/** A recording and what became of it. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  /** BCP 47 tag of the language spoken. */
  readonly language: string;
  /** ISO day of the meeting, where the recording or a person told it. */
  readonly date?: string;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** Id of the user whose meeting it is; absent when it was made on the command line. */
  readonly owner?: string;
  /** `private`: only its owner, and the owners of the installation, see it. */
  readonly access: "everyone" | "private";
  readonly state: MeetingState;
  /** The run whose minutes are shown, or that makes the first ones. */
  readonly run: string;
  /** A later run on the whole recording that is still going on, as after a consent was withdrawn. */
  readonly rerun?: string;
  readonly createdAt: Date;
  /** Who is in it, once there are minutes: names as the directory has them now. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly known: boolean }[];
}

/** Who looks: lists and searches hold only what they may see. Absent: everything (the command line). */
export interface Viewer {
  readonly user: string;
  /** Owners of the installation see private meetings too. */
  readonly seesAll: boolean;
}

export interface NewMeeting {
  /** The recording on this machine; its bytes are copied into the object store. */
  readonly path: string;
  /** Default `en`. It is locked: no model guesses it. */
  readonly language?: string;
  /** Default: the file's name. */
  readonly title?: string;
  /** ISO day; default: what the recording says. */
  readonly date?: string;
  /** Ids of the people who may be named; default: everybody in the directory. */
  readonly roster?: readonly string[];
  readonly owner?: string;
  /** Default `everyone`. */
  readonly access?: Meeting["access"];
  /**
   * The command line made a meeting of the same recording before: make that one anew, with what was corrected in it,
   * instead of another. Default false.
   */
  readonly reuse?: boolean;
}

/** What corrections are worked out from: embeddings of faces and voices, sealed for a time. */
export interface Biometrics {
  /** While they can be read, a correction takes under a second; afterwards it looks at the whole recording again. */
  readonly readable: boolean;
  /** Until when they can be read; absent: no end is set. */
  readonly until?: Date;
  /** Since when they cannot, where that is known. */
  readonly goneSince?: Date;
  /** How long it took to look at the recording the last time, and so may take again. */
  readonly lookSeconds?: number;
}

/** A correction that was made, and whether it still counts. */
export interface MadeCorrection {
  readonly id: string;
  readonly correction: Correction;
  /** Who made it. */
  readonly actor: string;
  readonly madeAt: Date;
  readonly undoneAt?: Date;
  /** The template it enrolled; undoing the correction removes it. */
  readonly template?: string;
}

/** Someone in a meeting whom nobody could name for sure: a face, or a voice that no face belongs to. */
export interface UnknownPerson {
  /** `unknown-N`, or the person it might be, whom the evidence did not reach. */
  readonly speaker: string;
  readonly kind: "face" | "voice";
  /** Where to point a correction at: a good sighting, or the longest stretch of speech. */
  readonly anchor: FaceAnchor | TurnAnchor;
  /** The face at the anchor, in fractions of the frame. */
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly visibleSeconds: number;
  readonly speakingSeconds: number;
  /** Who it might be, best first. */
  readonly candidates: readonly {
    readonly person: string;
    readonly name: string;
    readonly probability: number;
  }[];
}

/** Enrols whom an anchor points at: somebody new by name, or somebody in the directory by id. */
export interface EnrolFromMeeting {
  readonly at: FaceAnchor;
  readonly person: { readonly id: string } | { readonly name: string };
  /** What the person agreed to; may be left out when the directory has their consent. */
  readonly consent?: NewConsent;
}

export interface SearchHit {
  readonly meeting: string;
  readonly title: string;
  /** `minutes`: a decision, action, question or topic; it begins at the first turn it cites. */
  readonly kind: "turn" | "minutes";
  readonly turn: string;
  readonly startSeconds: number;
  readonly speaker: string;
  readonly speakerName: string;
  readonly text: string;
  /** Where the words asked for stand in `text`: offsets in UTF-16 units, end not included. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** A run of the engine and the meeting it belongs to, if it does. */
export interface RunOfMeeting {
  readonly run: string;
  readonly meeting?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it back for the next page; absent on the last. */
  readonly next?: string;
}

export interface PageOptions {
  readonly cursor?: string;
  /** 1…100; default 30. */
  readonly limit?: number;
}

/**
 * The meetings of an installation: their recordings, runs, corrections, and the search over what was said.
 *
 * ```ts
 * const meeting = await meetings.create({ path: "standup.mp4", title: "Stand-up" });
 * await meetings.settled(meeting.id);
 * const { minutes } = await meetings.result(meeting.id);
 * const made = await meetings.correct(meeting.id, { kind: "turn-is", turn, person: "kim" });
 * await meetings.undo(meeting.id, made.id); // as it was before, to the byte
 * ```
 *
 * Every method that names a meeting throws MeetingError `meeting-unknown`.
 */
export interface Meetings {
  /** Starts the first run; a worker must work. @throws MediaError, InferenceError `model-missing`, MeetingError `no-tracks`, `bad-language` */
  create(meeting: NewMeeting): Promise<Meeting>;
  get(id: string): Promise<Meeting>;
  /** The meeting whose run, first or later, this is. @throws MeetingError `meeting-unknown` */
  ofRun(run: string): Promise<Meeting>;
  /** The meeting that the command line made of a recording, if it did. */
  ofRecording(path: string): Promise<Meeting | undefined>;
  /** Runs, latest first, with the meeting each belongs to. @throws MeetingError `cursor-invalid` */
  runs(
    options?: PageOptions & {
      readonly viewer?: Viewer;
      readonly state?: RunState;
      readonly meeting?: string;
    },
  ): Promise<Page<RunOfMeeting>>;
  /** Latest first. */
  list(
    options?: PageOptions & {
      readonly viewer?: Viewer;
      readonly state?: MeetingState;
      readonly person?: string;
    },
  ): Promise<Page<Meeting>>;
  /** A new title or day makes the minutes anew in under a second; access changes nothing in them. */
  change(
    id: string,
    change: { readonly title?: string; readonly date?: string; readonly access?: Meeting["access"] },
  ): Promise<Meeting>;
  /** Deletes the meeting, its runs, artifacts, recording and keys. What the audit log says of it stays. */
  remove(id: string, options?: { readonly actor?: string }): Promise<void>;
  /** Waits until the run in hand has ended, and gives the meeting as it is then. */
  settled(id: string): Promise<Meeting>;
  /**
   * The minutes and the evidence, corrections applied, names as the directory has them now; nobody is named who has
   * withdrawn. With `actor`, the audit log notes who read them, at most once in ten minutes.
   * @throws MeetingError `not-ready`
   */
  result(
    id: string,
    options?: { readonly actor?: string },
  ): Promise<{ readonly minutes: Minutes; readonly people: People }>;
  /** Whether corrections can be worked out from what was kept, and until when. */
  biometrics(id: string): Promise<Biometrics>;
  /** Everything that was corrected, oldest first, what was undone included. */
  corrections(id: string): Promise<MadeCorrection[]>;
  /**
   * Corrects the record; resolves when the minutes say so. No model runs, unless the biometrics are not readable any
   * more: then the whole recording is looked at again.
   * With `enrol`, the face corrected (`track-is`) becomes a template of that person, if they have consented.
   * @throws MeetingError `not-ready`, `correction-invalid` (naming the field), IdentityError `person-unknown`, `consent-missing`
   */
  correct(
    id: string,
    correction: Correction,
    options?: { readonly actor?: string; readonly enrol?: boolean },
  ): Promise<MadeCorrection>;
  /** Undoes one correction, exactly, and removes the template it enrolled. @throws MeetingError `correction-unknown` */
  undo(id: string, correction: string, options?: { readonly actor?: string }): Promise<void>;
  /** How much of what each model said people corrected; empty where nobody corrected anything. */
  correctedShares(): Promise<CorrectedShare[]>;
  /** Takes up the directory as it is now: who is new may be named. No model runs. */
  refresh(id: string): Promise<Meeting>;
  /** Those whom nobody could name for sure. */
  unknowns(id: string): Promise<UnknownPerson[]>;
  /** Puts unknown faces of several meetings together that look alike. Only where the policy says that they may be compared. */
  alike<Face extends UnknownFace>(faces: readonly Face[]): Promise<Face[][]>;
  /** Adds the person if new, enrols the face, refreshes the meeting. @throws IdentityError `consent-missing`, …; MeetingError `no-face-there` */
  enrol(
    id: string,
    request: EnrolFromMeeting,
    options?: { readonly actor?: string },
  ): Promise<{ readonly person: string; readonly meeting: Meeting }>;
  /** After a consent was withdrawn or a person removed: the meetings they were in are made anew without them. Returns those meetings' ids; at once, while the runs go on. */
  relabel(person: string): Promise<string[]>;
  /** What was said and written, in every meeting the viewer may see; words in any order, Korean by parts of words. */
  search(query: string, options?: PageOptions & { readonly viewer?: Viewer }): Promise<Page<SearchHit>>;
  /** Loudness for drawing: one byte (0…255) per 1/20 s, made once. Empty without sound. */
  peaks(id: string): Promise<{ readonly peaksPerSecond: number; readonly peaks: Uint8Array }>;
  /** A file that browsers play: the recording itself, or a copy made once where its codecs are not for browsers. */
  playable(id: string): Promise<{ readonly path: string; readonly type: string }>;
  /** A JPEG of the picture at a time, or of a part of it. */
  frame(
    id: string,
    options: {
      readonly seconds: number;
      readonly width?: number;
      readonly box?: {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
      };
    },
  ): Promise<Uint8Array>;
}
