import type { OwnerHint } from "../language.ts";
import { claimsOf, matchStands, workForm } from "./claims.ts";
import { DATED } from "./dates.ts";
import { WORK_NOUN } from "./work.ts";

/** 해 주세요, 해 주실 수 있나요, 해 줄래요, 하세요. */
export const ASKED = workForm(
  "(?: ?(?:좀 )?주(?:세요|십시오|시겠|시ㄹ래|시ㄹ 수|ㄹ래|ㄹ 수|시면|셨으면|시기 ?바|시죠|시는 거|시는 걸|시기로|라|어라|$)| ?(?:줘|줄 수|줄래|줘요)|(?:으)?세요|(?:으)?십시오|시ㅂ시오|시면 (?:되|돼)|라고요)",
);
const REMINDED = workForm("는 (?:거|것)(?:을|를|도)? (?:꼭 )?잊지");
const WHO_CAN = workForm("(?: ?주)?(?:ㄹ|실|시ㄹ) ?(?:분|사람)");
const FAVOUR = new RegExp(`${WORK_NOUN} (?:좀 |꼭 |한번 )*부탁(?:드|해|하|이|을)`);
const WHO_WILL = /누가 .*(?:하|보|주)ㄹ래/;
/** Words for a person who is not named. */
export const SOMEBODY = /(?:^|[\s,])(?:누군가|누가|아무나|누구)(?=[\s,])|(?:주실|하실|할) ?분/;

/** "Shall we ask them?": asks for an opinion. */
const WONDERS = /(?:부탁하|맡기|시키)ㄹ까요?[?.]?$/;

/** Whom a plain sentence asks for work: its listener, or somebody. */
export function requestedIn(text: string): OwnerHint | undefined {
  if (WONDERS.test(text)) return undefined;
  const dated = DATED.test(text);
  const asked =
    claimsOf(text, ASKED, dated).length > 0 ||
    matchStands(text, FAVOUR) !== undefined ||
    claimsOf(text, REMINDED, dated).length > 0;
  if (asked) return { kind: SOMEBODY.test(text) ? "unnamed" : "listener" };
  const anybody = claimsOf(text, WHO_CAN, dated).length > 0 || WHO_WILL.test(text);
  return anybody ? { kind: "unnamed" } : undefined;
}
