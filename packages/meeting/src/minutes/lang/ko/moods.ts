import type { ClaimContext } from "../claim-context.ts";

/** The end of a clause that stands alone: its conditions and reports do not touch the next one. */
const CLAUSE_END =
  /[.!?;]\s*|(?:니다|[어아여해에예워와돼]요|[죠네고지]요|게요|세요|[했됐었았]고요|지만|는데요?|은데요?|니까|[다죠])(?:,\s*|\s+)/g;

const CONDITION =
  /(?:만약|만일|가령|혹시|설령|(?:^|\s)\S*(?:[가-힣]면|[가-힣]라도|더라도|거든|든지?|[해어아여]야만?|도록이면|기 전에는?|다고 치고|다고 가정)(?=[\s,]|$))/;
/** "If you do not mind", "in short": no conditions. */
const NO_CONDITION =
  /(?:그러면|그렇다면|아니면|이러면|저러면|\S*말하자면|하자면|정리하면|요약하면|\S*말하면|빠르면|늦으면|괜찮으시면|괜찮으면|가능하면|가능하시면|되시면|원하시면|보시면|왜냐하면|어쩌면|(?<![가-힣])(?:화면|장면|도면|측면|반면|전면|표면|국면|정면|단면)[을를이가은는도에로]?|해야|반드시)(?=[\s,])/g;
const DUTY_BEFORE = /(?:해야|어야|아야|여야) (?:하|되|돼|할|합|됩)/g;

const REPORT_BEFORE =
  /(?:에 따르면|소문|기사|신문|뉴스에|듣기로|들은 바|들었|[다라자냐]고 (?:하|했|해|한|들|말|주장|전|나|돼|되|합|써)|대요|답니다|랍니다|던데|더라|회의록에는|영화에서|설명서에|예전 사장|설문에서)/;
const REPORT_AFTER =
  /^(?:다고 (?:하|했|한|합|들|말|해)|다는 (?:소문|얘기|이야기|말)|다며|다던|는데,? (?:\S+ )?(?:안|못) | 하고(?= )| 그래| 이러|,? ?라고|라는|라며|라던|하고 (?:말|했|하)|고 (?:하|했|한|합|들|말|주장|전|나|써)| ?하시?더| 하셨|는 (?:소문|얘기|이야기|말|보도|기사|설))/;
/** Other people and organisations as the subject of what was decided or promised. */
const OTHERS =
  /(?:^|\s)(?:정부|국회|시청|구청|시|본사|경쟁사|업체|고객사?|거래처|협력사|상대(?:방|편)?|그쪽|저쪽|다른 \S+|옆 \S+|걔네?들?|얘네|쟤네|그 (?:친구|사람|분|회사|업체)들?|사람들?|누군가|동생|형|누나|언니|오빠|친구|아내|남편|엄마|아빠|어머니|아버지|가족|사장님?|대표님?|회장님?|집주인|건물주|이웃|사용자들?|이용자들?|은행|법원|회사들?|두 회사|학교|제 \S+|우리 (?:애|딸|아들|아이|엄마|아빠)|영업팀 누|누)(?:이|가|은|는|께서|에서|에서는|들이|들은|도)(?=\s)/;
const JOKE = /농담|장난(?:이|입|치)|하하|ㅋㅋ|크크|웃자고|(?:^|\s)뻥/;
const RETRACTION =
  /(?:^|[\s,.])(?:아니(?:다|야|지|에요|요)?,? ?(?:정정|안|못|취소|방금|그게|그건|생각해)|아니다|취소(?:하|할|합|해)|정정(?:하|할|합)|없던 (?:걸|일|것)|잘못 말|방금 (?:말|건|거)|철회|못 하겠|안 되겠|안 하겠|그게 아니라|다시 생각해|결정된 게 아니|합의는 안)/;

/** The text around a match, from the last clause that stands alone. */
export function around(text: string, match: RegExpExecArray): ClaimContext {
  const left = text.slice(0, match.index);
  const cut = [...left.matchAll(CLAUSE_END)].at(-1);
  const before = cut ? left.slice(cut.index + cut[0].length) : left;
  return { before, after: text.slice(match.index + match[0].length) };
}

/** Whether a claim depends on something that may not come: 승인이 나면, 만약. */
export const isConditional = ({ before }: ClaimContext): boolean =>
  CONDITION.test(before.replace(DUTY_BEFORE, " ").replace(NO_CONDITION, " "));

/** Whether a claim is somebody else's: …했다고 합니다, 기사에 따르면. */
export const isReported = ({ before, after }: ClaimContext): boolean =>
  REPORT_BEFORE.test(before) || REPORT_AFTER.test(after);

/** Whether people or organisations outside the meeting are the subject. */
export const isByOthers = ({ before }: ClaimContext): boolean => OTHERS.test(before);

/** Whether the words are a joke and say so. */
export const isJoke = (text: string): boolean => JOKE.test(text);

/** Whether the words take back what was said before. */
export const takesBack = (text: string): boolean => RETRACTION.test(text);

/** Whether a claim stands: neither conditional, reported nor taken back. */
export const stands = (where: ClaimContext): boolean =>
  !isConditional(where) && !isReported(where) && !takesBack(where.after);
