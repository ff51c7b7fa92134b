import { around, stands } from "./moods.ts";
import { workVerb } from "./work.ts";

/** After a form that ends a clause. */
export const END = "(?=$|[\\s,.!~…])";
/** What the speaker says of themselves. */
export const FIRST_PERSON = /(?:^|[\s,])(?:제가|저는|내가|나는|저도|전|저한테|제 쪽에서)(?=[\s,])/;

const NEGATED_BEFORE = /(?:^|\s)(?:안|못|굳이)\s?$/;
const NEGATED_INSIDE = /[가-힣]지(?:는|도|만|를)? (?:않|못|말|마)|(?:^|\s)(?:안|못) \S+$|수(?:가|는|도)? 없/;
const NEGATED_AFTER = /^\S*(?: ?필요(?:가|는|도)? ?없| 없| 아니| 않|려고 했|ㄹ까)/;

/** Verbs of work with one kind of ending. */
export interface WorkForm {
  readonly ending: RegExp;
  readonly undated: RegExp;
  readonly dated: RegExp;
}

/** Compiles verbs of work with an ending. */
export const workForm = (ending: string): WorkForm => ({
  ending: new RegExp(ending),
  undated: new RegExp(`(?<verb>${workVerb(false)})${ending}`, "g"),
  dated: new RegExp(`(?<verb>${workVerb(true)})${ending}`, "g"),
});

/** Work that somebody promises, is asked for or has to do. */
export interface Claim {
  /** The clause up to the verb. */
  readonly before: string;
  readonly verb: string;
}

/** The work of a form in a plain sentence that stands: not denied, conditional, reported or taken back. */
export function claimsOf(text: string, form: WorkForm, dated: boolean): Claim[] {
  // Most sentences have no such ending, which is found much faster than the verbs.
  if (!form.ending.test(text)) return [];
  return [...text.matchAll(dated ? form.dated : form.undated)].flatMap((match) => {
    const where = around(text, match);
    const isDenied =
      NEGATED_BEFORE.test(where.before) || NEGATED_INSIDE.test(match[0]) || NEGATED_AFTER.test(where.after);
    return stands(where) && !isDenied ? [{ before: where.before, verb: match.groups?.verb ?? "" }] : [];
  });
}

/** Whether one match of a pattern stands. */
export function matchStands(text: string, pattern: RegExp): RegExpExecArray | undefined {
  const match = pattern.exec(text);
  return match && stands(around(text, match)) ? match : undefined;
}
