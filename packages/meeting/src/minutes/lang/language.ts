import type { Normalization } from "@hapju/evaluation";
import type { Purpose } from "@hapju/identity";
import type { Warning } from "../core/warnings.ts";
import type { Rewriting } from "./rewriting.ts";

/**
 * Who a sentence makes responsible: its speaker, a person it names, its listener, or a person it does not name.
 * `refersBack`: the speaker promises what was said before ("I will send it"); the sentence before says what. `isVague`: so
 * little of it that it counts only as an answer to a request, or with a day ("I can do that").
 */
export type OwnerHint =
  | { readonly kind: "speaker"; readonly refersBack?: boolean; readonly isVague?: boolean }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "listener" }
  | { readonly kind: "unnamed" };

/** A due date as it was said; `date` is the ISO day, where it can be resolved. */
export interface DueDate {
  readonly text: string;
  readonly date?: string;
}

/** How a language expresses decisions, actions, questions, topics and dates. Every method takes one sentence. */
export interface SentenceRules {
  /** Words without a meaning of their own, in lower case: they name no topic and choose no summary sentence. */
  readonly stopWords: ReadonlySet<string>;
  /** Has nothing to do with the subject of the meeting: greetings, sound checks, refreshments. */
  isSmallTalk(sentence: string): boolean;
  /** The group commits itself; what is denied, asked, conditional, reported or only proposed is no decision. */
  isDecision(sentence: string): boolean;
  /** Proposes what the group commits itself to ("let us …"): a decision unless somebody answers anything but yes. */
  isProposal?(sentence: string): boolean;
  /** Begins to tell of an earlier meeting: what the turn says from there on was not decided now. */
  isRecap?(sentence: string): boolean;
  isQuestion(sentence: string): boolean;
  /** States that a question is open ("we still have to find out …"). */
  isOpenQuestion(sentence: string): boolean;
  /** A reply that leaves the question open ("I don't know"). */
  isNoAnswer(sentence: string): boolean;
  /** A reply that accepts a request ("sure, I will"). */
  isAcceptance(sentence: string): boolean;
  /** A reply that declines a request or rejects a proposal ("sorry, I can't"). */
  isRefusal(sentence: string): boolean;
  /** Takes back what was said just before, by whomever ("scrap that", "we did not agree on that"). */
  isRetraction(sentence: string): boolean;
  /** Starts a new topic ("next item", "let us move on"). */
  opensTopic(sentence: string): boolean;
  /**
   * Whether the sentence asks for or promises work, and from whom; as little as a decision if denied, asked, conditional,
   * reported or small talk. `names`: what the attendees may be called.
   */
  findAction(sentence: string, names: readonly string[]): OwnerHint | undefined;
  /**
   * The due date in a sentence.
   * @param meetingDate ISO day of the meeting, from which relative dates count; without it `date` stays absent
   */
  findDue(sentence: string, meetingDate: string | undefined): DueDate | undefined;
}

/** Every phrase that minutes and exports print themselves, in one language. */
export interface Wording {
  /** Headings. */
  readonly attendees: string;
  readonly summary: string;
  readonly topics: string;
  readonly decisions: string;
  readonly actions: string;
  readonly questions: string;
  readonly transcript: string;
  readonly notices: string;
  /** Columns of the table of attendees. */
  readonly name: string;
  readonly recognisedBy: string;
  readonly spoke: string;
  readonly inView: string;
  /** Before the due date of an action. */
  readonly due: string;
  /** After an action whose owner is not known. */
  readonly whoIsResponsible: string;
  /** The content of an empty section. */
  readonly none: string;
  /** In place of speech that could not be transcribed. */
  readonly gap: string;
  /** The name of an unknown person, by number. */
  readonly unknown: (number: string) => string;
  /** What a person was recognised by. */
  readonly sources: Readonly<Record<"face" | "voice" | "lips" | "position" | "correction", string>>;
  /**
   * Limits of the minutes that a reader should know. `{name}` stands for a value: `{times}` and `{read}` of
   * `{declared}` are times, `{tracks}` names of tracks, `{count}` and `{percent}` numbers.
   */
  readonly warnings: Readonly<Record<Warning, string>>;
}

/** A text that people agree to when they consent to being recognised. */
export interface ConsentWording {
  /** Names the text in a consent, with the purpose. A text that was agreed to never changes: add a version. */
  readonly version: string;
  readonly purpose: Purpose;
  readonly text: string;
}

/**
 * A language that minutes can be written in. Everything that depends on the language is behind this interface;
 * `minutes/core` and the export formats know none.
 */
export interface Language {
  /** BCP 47 tag, as short as possible: `pt` also serves `pt-BR`. */
  readonly tag: string;
  /** The name of the language in the language itself. */
  readonly name: string;
  /** Raise it when the same transcript would give other minutes: it is part of the cache key of the minutes. */
  readonly version: number;
  readonly wording: Wording;
  /** The texts of consents. */
  readonly consents: readonly ConsentWording[];
  /** How transcripts are normalised before words are counted as corrected. */
  readonly normalization: Normalization;
  /** What a person may be called beside the full name, such as the given name. */
  partsOfName(fullName: string): readonly string[];
  /**
   * The parts of a spoken text that readers expect written otherwise, such as numbers in figures, in order; absent: none.
   * @param text words separated by single spaces
   */
  rewritings?(text: string): readonly Rewriting[];
  /** Loaded when minutes are written: rules may need large libraries. */
  rules(): Promise<SentenceRules>;
}

/**
 * Declares a language.
 *
 * ```ts
 * export const portuguese = defineLanguage({
 *   tag: "pt",
 *   name: "Português",
 *   version: 1,
 *   wording,
 *   consents: [],
 *   normalization: "basic",
 *   partsOfName: (name) => name.split(/\s+/),
 *   rules: async () => (await import("./rules.ts")).rules,
 * });
 * ```
 */
export const defineLanguage = (language: Language): Language => Object.freeze(language);

/** Quotes a text for use in a regular expression. */
export const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
