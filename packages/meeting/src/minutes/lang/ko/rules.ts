import { escapeForPattern, type OwnerHint, type SentenceRules } from "../language.ts";
import { DUE, findDue } from "./dates.ts";

const STOP_WORDS =
  "감사합니다 그 그것 그래서 그러면 그런 그럼 그리고 그렇게 근데 네 누가 다 다시 다음 더 또 때 때문에 뭐 및 바로 수 안 안녕하세요 아 어 어떤 예 오늘 우리 우리가 이 이것 이런 이렇게 이번 있는 있습니다 있어요 자 잘 저 저는 저희 저희가 제 제가 좀 지금 한 한번 할 합니다 하는 하고 해서 해요";

const DECISION =
  /(결정|합의|확정)(했|하였|됐|되었|하겠|합니다|되)|기로 (했|하였|합니다|하겠|하죠|해요|정했)|(으|으로 |로 )?(합시다|정합시다|갑시다|진행하겠습니다|진행합시다)/;
const QUESTION = /\?$|(습니까|인가요|나요|을까요|ㄹ까요|까요|는지요|죠)[?.]?$/;
const OPEN_QUESTION =
  /(아직|여전히).*(모르|정해지지|결정되지|미정|확인)|미정입니다|열린 질문|추후 (논의|결정)/;
const NO_ANSWER = /모르|글쎄|확인해 ?(보|봐)|나중에|다음에|알아 ?(보|봐)|미정/;
const ACCEPTANCE = /^(네|예|알겠습니다|그럼요|물론|좋습니다|제가)/;
const OPENS_TOPIC =
  /(첫|두|세|네|다음|마지막) ?(번째)? ?(안건|주제|항목)|다음으로|넘어가|(시작|논의)(하겠습니다|합시다|하죠)/;
const PROMISE =
  /(제가|저는|내가) .*(하겠습니다|할게요|드리겠습니다|보내겠습니다|[가-힣]+겠습니다|[가-힣]+ㄹ게요|[가-힣]+게요)/;
const REQUEST =
  /(해|줘|어|아|여) ?(주세요|주십시오|주시겠|주시기 바랍니다|줄래요|주실)|부탁(드립니다|드려요|해요|합니다)/;
const DUTY = /(해야|되야|돼야) (합니다|해요|하겠습니다|됩니다)|할 필요가/;

/** Rules for minutes in Korean. */
export const rules: SentenceRules = {
  stopWords: new Set(STOP_WORDS.split(" ")),
  isSmallTalk: () => false,
  isRefusal: () => false,
  isRetraction: () => false,
  isDecision: (sentence) =>
    DECISION.test(sentence) && !QUESTION.test(sentence) && !OPENS_TOPIC.test(sentence),
  isQuestion: (sentence) => QUESTION.test(sentence),
  isOpenQuestion: (sentence) => OPEN_QUESTION.test(sentence),
  isNoAnswer: (sentence) => NO_ANSWER.test(sentence),
  isAcceptance: (sentence) => ACCEPTANCE.test(sentence),
  opensTopic: (sentence) => OPENS_TOPIC.test(sentence),
  findAction(sentence, names): OwnerHint | undefined {
    if (OPENS_TOPIC.test(sentence)) return undefined;
    const named =
      names.length > 0
        ? new RegExp(
            `(${names.map(escapeForPattern).join("|")}) ?(?:씨|님|팀장님?|과장님?|대리님?|부장님?|사원)?(?:이|가|은|는|께서|께서는|,)? ?.*(?:겠습니다|ㄹ 것입니다|기로|주세요|주십시오|부탁|합니다|예정)`,
          ).exec(sentence)?.[1]
        : undefined;
    if (named) return { kind: "named", name: named };
    if (PROMISE.test(sentence)) return { kind: "speaker" };
    if (REQUEST.test(sentence)) return { kind: "listener" };
    if (DUTY.test(sentence) && DUE.test(sentence)) return { kind: "unnamed" };
    return undefined;
  },
  findDue,
};
