/** Who a sentence makes responsible: the one who says it, someone addressed by name, or nobody it names. */
export type OwnerHint =
  | { readonly kind: "speaker" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "listener" }
  | { readonly kind: "nobody" };

/** What one language says of decisions, actions, questions, topics and dates. */
export interface LanguageRules {
  /** Primary language subtag, for example `en`. */
  readonly language: string;
  readonly stopWords: ReadonlySet<string>;
  isDecision(sentence: string): boolean;
  isQuestion(sentence: string): boolean;
  /** The question is stated to be open ("we still have to find out …"). */
  isOpenQuestion(sentence: string): boolean;
  /** A reply that leaves the question open ("I don't know"). */
  isNoAnswer(sentence: string): boolean;
  /** A reply that takes on what was asked ("sure, I will"). */
  isAcceptance(sentence: string): boolean;
  /** Starts a new topic ("next item", "let us move on"). */
  opensTopic(sentence: string): boolean;
  /** Whether the sentence asks for or promises work, and of whom. `names` are those a sentence may name. */
  findAction(sentence: string, names: readonly string[]): OwnerHint | undefined;
  /** A due date in the sentence. `date` (ISO) only when the day of the meeting is known. */
  findDue(sentence: string, meetingDate: string | undefined): { text: string; date?: string } | undefined;
}

export const escapeForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
