/** The state of a meeting: `running` until its first minutes; later runs leave it `ready`. */
export type MeetingState = "running" | "ready" | "failed" | "cancelled";

/** What recognisers are chosen by: the cheaper ones, or the better ones at several times the cost. */
export type Quality = "fast" | "accurate";

/** A recording, its run and the people in it. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  /** BCP 47 tag of the language spoken. */
  readonly language: string;
  /** ISO day of the meeting, where it is known: that of its time zone. */
  readonly date?: string;
  /** `HH:MM` in its time zone, where the recording says it. */
  readonly startTime?: string;
  /** Where the meeting was: a name of the IANA database, or an offset such as `+09:00`. */
  readonly timeZone?: string;
  readonly durationSeconds: number;
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  /** Id of the user who created it; absent when it was created on the command line. */
  readonly owner?: string;
  /** `private`: only its owner, and the owners of the installation, see it. */
  readonly access: "everyone" | "private";
  readonly state: MeetingState;
  /** The run whose minutes are shown, or that makes the first ones. */
  readonly run: string;
  /** A later run that has not ended yet. */
  readonly rerun?: string;
  readonly createdAt: Date;
  /** The people in it, once there are minutes: names as they are in the directory now. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly known: boolean }[];
}

/** What a meeting is created from. */
export interface NewMeeting {
  /** The recording on this machine; its bytes are copied into the object store. */
  readonly path: string;
  /**
   * BCP 47 tag; default `en`. Of several, separated by commas, the recording decides; `auto` stands for those that minutes
   * can be written in.
   */
  readonly language?: string | undefined;
  /** Default: the application's. */
  readonly quality?: Quality | undefined;
  /** Names and terms that are likely said, as they are written. */
  readonly glossary?: readonly string[] | undefined;
  /** Default: the file's name. */
  readonly title?: string | undefined;
  /** ISO day; default: the day in the recording's header, in the meeting's time zone. */
  readonly date?: string | undefined;
  /**
   * Where the meeting was: a name of the IANA database, or an offset such as `+09:00`. Default: the offset in the
   * recording's header, else the time zone of the application.
   */
  readonly timeZone?: string | undefined;
  /** Ids of the people who may be named; default: everyone in the directory. */
  readonly roster?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  /** Default `everyone`. */
  readonly access?: Meeting["access"] | undefined;
  /**
   * If the command line created a meeting of the same recording before, run that one again, with its corrections.
   * Default false.
   */
  readonly reuse?: boolean | undefined;
}

/** What can be changed in a meeting. */
export interface MeetingChange {
  readonly title?: string | undefined;
  /** ISO day. */
  readonly date?: string | undefined;
  readonly access?: Meeting["access"] | undefined;
}
