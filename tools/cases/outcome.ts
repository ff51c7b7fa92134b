import type { Minutes, SearchHit } from "@hapju/meeting";
import type { Image } from "@hapju/spec";

/** A face of `tracks.json`. */
export interface FaceTrack {
  readonly speaker: string;
  readonly name: string;
  /** Fractions of the picture as shown. */
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

/** What the lines file says of one entry, and the minutes of its lines. */
export interface RuledEntry {
  readonly expect: {
    readonly decisions?: number | undefined;
    readonly actions?: number | undefined;
    readonly questions?: number | undefined;
    readonly text?: string | undefined;
    readonly owner?: string | undefined;
    readonly due?: string | null | undefined;
  };
  /** The sentences, for messages. */
  readonly said: string;
  readonly minutes: Minutes;
}

/** What came out of a run that succeeded, by what was done. */
export type Outcome =
  | { readonly do: "minutes"; readonly minutes: Minutes; readonly tracks: readonly FaceTrack[] }
  | { readonly do: "rules"; readonly entries: readonly RuledEntry[] }
  | {
      readonly do: "search";
      readonly hits: ReadonlyMap<string, readonly Pick<SearchHit, "text" | "matches">[]>;
    }
  | { readonly do: "export"; readonly files: ReadonlyMap<string, string | Uint8Array> }
  /** Names as the directory lists them. */
  | { readonly do: "import-people"; readonly listed: readonly string[] }
  /** Per cent by measure, all sessions together. */
  | { readonly do: "evaluate"; readonly scores: ReadonlyMap<string, number> }
  | {
      readonly do: "decode";
      readonly sound?: Float32Array;
      readonly picture?: Image;
      /** The case's folder. */
      readonly folder: string;
    };

/** What can be done. */
export type Doing = Outcome["do"];

/** The outcome of one kind of run. */
export type OutcomeOf<Do extends Doing> = Extract<Outcome, { readonly do: Do }>;
