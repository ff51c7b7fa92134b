import type { OwnerHint } from "../language.ts";
import { claimsOf, workForm } from "./claims.ts";
import { DATED } from "./dates.ts";
import { isByOthers } from "./moods.ts";
import { SOMEBODY } from "./requests.ts";

/** 해야 합니다. */
export const DUTY = workForm("야 (?:하ㅂ니다|해요|되ㅂ니다|돼요|할 것 같|하겠습니다|하ㄹ 것|하죠)");
const ITEM = /(?:할 ?일|액션 ?아이템|해야 할 일)[ :은는,-]+\S/;

/** Whether a plain sentence says that somebody has to do something, and not who. */
export function dutyIn(text: string): OwnerHint | undefined {
  if (ITEM.test(text)) return { kind: "unnamed" };
  if (text.endsWith("?")) return undefined;
  const dated = DATED.test(text);
  const duties = claimsOf(text, DUTY, dated);
  if (SOMEBODY.test(text) && duties.length > 0) return { kind: "unnamed" };
  return dated && duties.some(({ before }) => !isByOthers({ before, after: "" }))
    ? { kind: "unnamed" }
    : undefined;
}
