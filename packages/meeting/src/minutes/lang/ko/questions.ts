const ASKS =
  /\?$|(?:습니까|ㅂ니까|십니까|인가요|은가요|는가요|ㄴ가요|나요|을까요|ㄹ까요|까요|는지요|던가요|ㄹ래요|실래요|은데요 맞죠)[.]?$/;
const WORD =
  /(?:^|[\s,])(?:누가|누구|언제|어디|어느|어떤|무슨|뭐|뭘|무엇|왜|몇|얼마|어떻게)(?:\S*)(?=\s).*(?:죠|지요|예요|어요|해요|야)[.]?$/;
const OPEN =
  /(?:아직|여전히).*(?:모르|모릅|몰라|정해지지|정해진 게 없|결정되지|확정되지|미정|안 정|못 정|안 나왔)|미정(?:이|입)|확인(?:이|을)? ?(?:필요|해야)|추후 (?:논의|결정)|정해지지 않|결정이 필요|열린 질문|더 (?:알아봐야|확인해야)/;

/** Whether a plain sentence asks something. */
export const isQuestion = (text: string): boolean => ASKS.test(text) || WORD.test(text);

/** Whether a plain sentence states that a question is open. */
export const isOpenQuestion = (text: string): boolean => OPEN.test(text) && !isQuestion(text);
