import type { MarkedSegment } from "../transcript.ts";

interface RttmKind {
  /** What its lines mean for a score. */
  readonly means: "turn" | "speaker-info" | "nothing" | MarkedSegment["kind"];
  readonly subtypes: readonly string[];
}

const kind = (means: RttmKind["means"], subtypes: string): RttmKind => ({
  means,
  subtypes: subtypes.split(" "),
});

/** The types of RTTM lines with their subtypes, those of md-eval-22 and rttmValidator 13. */
export const RTTM_KINDS: Readonly<Record<string, RttmKind>> = {
  SPEAKER: kind("turn", "<na>"),
  "SPKR-INFO": kind("speaker-info", "adult_male adult_female child unknown"),
  NOSCORE: kind("ignored", "<na>"),
  NO_RT_METADATA: kind("nothing", "<na>"),
  "NON-SPEECH": kind("nothing", "noise music other"),
  "NON-LEX": kind("non-lexical", "laugh breath lipsmack cough sneeze other"),
  LEXEME: kind("lexeme", "lex fp frag un-lex for-lex alpha acronym interjection propernoun other"),
  SEGMENT: kind("other", "eval <na>"),
  FILLER: kind("other", "filled_pause discourse_marker discourse_response explicit_editing_term other"),
  EDIT: kind("other", "repetition restart revision simple complex other"),
  IP: kind("other", "edit filler edit&filler other"),
  SU: kind("other", "statement backchannel question incomplete unannotated discourse_response other"),
  CB: kind("other", "coordinating clausal other"),
  "A/P": kind("other", "<na>"),
};
