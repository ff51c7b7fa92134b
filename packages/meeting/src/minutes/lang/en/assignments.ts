import type { ClaimContext } from "../claim-context.ts";
import { ADVERB, DATED, isClaim } from "./claims.ts";
import { around, stands } from "./moods.ts";
import { anyName } from "./plain.ts";
import { isAsked, requestedIn } from "./requests.ts";

const START = "(?:^|[,.;:!?] |\\b(?:so|and|then|okay|ok|right|well|but|hey|also|maybe) )";
const DAY_FOLLOWS = /\b(?:for|by|before|until|on|tomorrow|today|next)\b/;
const NO_IMPERATIVE = /^(?:i|we|he|she|they|it|you|the|that|this|is|are|what|how)\b/;

/** A way to make a person responsible who is named: the pattern up to the verb, and whether what follows is work. */
interface Form {
  /** With `NAME` where the name stands. */
  readonly pattern: string;
  readonly accepts: (where: ClaimContext) => boolean;
  /** Is also a question: "Kim, could you …?". */
  readonly asks?: boolean;
}

const FORMS: readonly Form[] = [
  {
    pattern: `\\bNAME,? ${ADVERB}(?:will|shall|is going to|has to|needs to|should|must|is to|ought to|agreed to|offered to|volunteered to|has agreed to|has offered to) ${ADVERB}(?=\\w)`,
    accepts: (where) => isClaim(where),
  },
  { pattern: `${START}NAME (?:to|please) (?=\\w)`, accepts: (where) => isAsked(where) },
  {
    pattern:
      "\\bNAME is (?:responsible for|in charge of|taking (?:care of|on|over|notes|the)|handling|looking after|on point for)",
    accepts: (where) => stands(where),
  },
  {
    pattern: `${START}NAME (?=\\w+s\\b)`,
    accepts: (where) =>
      DATED.test(`${where.after} by`) && DAY_FOLLOWS.test(where.after) && isClaim(where, true),
  },
  {
    pattern:
      "(?:^|[,.;] |\\b)(?:assigned to|task for|tasks for|action (?:item )?(?:for|on)|to-?do for|owner|owner is|responsible|responsible is|(?:that|this|it) is (?:one )?for|(?:that|this) one is for|(?:that|this) goes to|over to you for)[: ,]+NAME\\b",
    accepts: (where) => stands(where),
  },
  {
    pattern: `\\bNAME,? you (?:will|are going to|need to|have to|must|should|can|take|could) ${ADVERB}(?=\\w)`,
    accepts: (where) => isAsked(where),
  },
  {
    pattern: `${START}NAME,? (?=\\w)`,
    accepts: ({ after }) => requestedIn(after)?.kind === "listener",
    asks: true,
  },
  {
    pattern: `${START}NAME,? (?:please,? |kindly )?(?:and )?(?:do not forget (?:to |about |the )|make sure (?:to |that |(?=the|you|it|we))|remember to |be sure to )`,
    accepts: () => true,
  },
  {
    pattern: `${START}NAME, (?:please,? |kindly )?(?=\\w)`,
    accepts: (where) => isAsked(where) && !NO_IMPERATIVE.test(where.after),
  },
  ...[
    "\\bi (?:would like|want|need) NAME to",
    "\\blet us (?:have|get|let|ask) NAME(?: to)?",
    "\\b(?:can|could) NAME",
  ].map((start): Form => ({ pattern: `${start} (?=\\w)`, accepts: (where) => isAsked(where), asks: true })),
];

/** The forms and the names of one meeting, compiled once. */
interface Compiled {
  readonly any: RegExp;
  readonly last: RegExp;
  readonly forms: readonly (Omit<Form, "pattern"> & { readonly pattern: RegExp })[];
}
const compiled = new WeakMap<readonly string[], Compiled>();

function formsFor(names: readonly string[]): Compiled {
  const known = compiled.get(names);
  if (known) return known;
  const name = `(?<name>${anyName(names)})`;
  const made = {
    any: new RegExp(`\\b${name}\\b`),
    last: new RegExp(`,? ${name}[?.!]*$`),
    forms: FORMS.map((form) => ({ ...form, pattern: new RegExp(form.pattern.replace("NAME", name), "g") })),
  };
  compiled.set(names, made);
  return made;
}

/**
 * The person whom a plain sentence makes responsible by name.
 * @param names in lower case; pass the same array for all sentences of a meeting
 */
export function assignedIn(text: string, names: readonly string[]): string | undefined {
  const { any, last, forms } = formsFor(names);
  if (!any.test(text)) return undefined;
  const isQuestion = text.endsWith("?");
  for (const { pattern, accepts, asks } of forms) {
    if (isQuestion && !asks) continue;
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.name;
      if (name && accepts(around(text, match))) return name;
    }
  }
  // "Can you check it, Kim?"
  const called = last.exec(text);
  return called && requestedIn(text.slice(0, called.index))?.kind === "listener"
    ? called.groups?.name
    : undefined;
}
