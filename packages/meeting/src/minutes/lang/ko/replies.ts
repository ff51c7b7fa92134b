const ACCEPTANCE =
  /^(?:아,? |음,? )?(?:네|예|넵|넹|응|어,|그래|알겠|알았|그럴게|그러ㄹ게|그러겠|그러죠|그럼요|물론|좋습니다|좋아요|기꺼이|문제없|하ㄹ게요|하겠습니다|맡겨|제가 (?:하|해|맡)|적어 두)/;
const REFUSAL =
  /^(?:아,? |음,? |저,? |네,? |어,? )*(?:아니(?:요|오|에요|야|,|$|\s)|아뇨|싫|안 ?(?:돼|되|될)|못 (?:하|해|할)|어렵|어려울|곤란|죄송|미안|별로|저는 (?:별로|반대|어려|못|안|싫)|반대)|(?:어려울 것 같|힘들 것 같|곤란한데|곤란합|안 돼요|안 됩니다|못 하겠|못 해요|못 합니다|시간이 (?:정말 |너무 )?없|별로예요|별로인데|저는 반대)/;
const NOT_REFUSAL = /^(?:아니요,? )?(?:이의|질문|문제)(?:는|가)? ?(?:없|아니)|^없습니다/;
const NO_ANSWER =
  /모르|모릅|몰라|글쎄|확인해 ?(?:보|봐)|찾아 ?(?:보|봐)|나중에|다음에 |알아 ?(?:보|봐)|미정|^아직/;
const TAKEN_BACK =
  /취소(?:하ㄹ게|합니다|하겠|해 주세요)|정정(?:하|합)|없던 (?:걸|일|것)|잘못 말|결정(?:된|한) (?:게|건|것은|거) 아니|결정 안|합의(?:는|된 (?:게|건)) (?:안|아니)|합의 안|^(?:아니요?,? )?(?:안 했는데|그런 적)|안 (?:하셔도|해도|가셔도|보내도|써도|사도|하시는)|(?:그럴|하실|할|보낼|하ㄹ|그러ㄹ) 필요(?:가|는)? ?없|아니다|철회|방금 (?:말|건|거)|농담(?:이|입)|더 (?:고민|생각)해 ?봐야|다시 생각해 ?(?:보|봐)|그게 아니/;

/** Whether a plain reply accepts a request. */
export const isAcceptance = (text: string): boolean => ACCEPTANCE.test(text) && !isRefusal(text);

/** Whether a plain reply declines a request or rejects a proposal. */
export const isRefusal = (text: string): boolean => REFUSAL.test(text) && !NOT_REFUSAL.test(text);

/** Whether a plain reply leaves a question open. */
export const isNoAnswer = (text: string): boolean => NO_ANSWER.test(text);

/** Whether a plain sentence takes back what was said before it. */
export const isRetraction = (text: string): boolean => TAKEN_BACK.test(text);
