import type { OwnerHint } from "../language.ts";
import { claimsAt, DATED } from "./claims.ts";

const SOMEONE_DUTY =
  /\b(?:someone|somebody|one of us|one of you) (?:should|needs? to|has to|have to|must|will have to|ought to) (?=\w)/g;
const WE_DUTY =
  /\bwe(?: all| both)? (?:should|need to|have to|must|will(?: have to| need to)?|are going to) (?=\w)/g;
const ITEM =
  /(?:^|[,.;] )(?:next |new |one )?(?:action items?|actions?|to-?dos?|tasks?|ai)(?: (?:for|on) (?<who>[\w ]+?))? ?[:,-]+ ?/;

/** Whether a plain sentence says that somebody has to do something, and not who. */
export function dutyIn(text: string): OwnerHint | undefined {
  const item = ITEM.exec(text);
  if (item && !item.groups?.who) return { kind: "unnamed" };
  if (text.endsWith("?")) return undefined;
  if (claimsAt(text, SOMEONE_DUTY).length > 0) return { kind: "unnamed" };
  return DATED.test(text) && claimsAt(text, WE_DUTY).length > 0 ? { kind: "unnamed" } : undefined;
}
