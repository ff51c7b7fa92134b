import type { Scope } from "@hapju/spec";
import type { Page, PageOptions, Viewer } from "../paging.ts";

/** A passage of a meeting that a query matches. */
export interface SearchHit {
  readonly meeting: string;
  /** Title of the meeting. */
  readonly title: string;
  /** `minutes`: a decision, action, question or topic; it begins at the first turn it cites. */
  readonly kind: "turn" | "minutes";
  /** Id of the turn. */
  readonly turn: string;
  readonly startSeconds: number;
  readonly speaker: string;
  readonly speakerName: string;
  readonly text: string;
  /** Where the words of the query are in `text`: offsets in UTF-16 units, `end` exclusive. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** The search over transcripts and minutes, each within the tenant of its scope. */
export interface Search {
  /**
   * Passages that hold every word of the query, in any order, in the meetings a viewer may see: latest meeting first.
   * Words match from their beginning; scripts without spaces, and Korean, by parts of words, Korean also with another
   * particle. Where nothing is found, Korean words may lack their last syllable.
   * @throws MeetingError `cursor-invalid`
   */
  find(
    scope: Scope,
    query: string,
    options?: PageOptions & { readonly viewer?: Viewer | undefined },
  ): Promise<Page<SearchHit>>;
}
