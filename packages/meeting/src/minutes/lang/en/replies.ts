const ACCEPTANCE =
  /^(?:(?:okay|ok|well|so|right|ah|and)[, .]+)*(?:yes|yeah|yep|yup|sure|okay|ok|of course|certainly|absolutely|definitely|no problem|no worries|will do|i (?:will|can)(?=[.,!]|$| do\b| try\b)|i would (?:be happy|love|be glad)|i am on it|gladly|happy to|happily|right|fine|alright|all right|not at all|consider it done|got it|noted|my pleasure|with pleasure|can do|on it|done|agreed|good|great)\b/;
/** A longer reply that begins with yes is an answer, unless its speaker is willing. */
const ACCEPTANCE_WORDS = 6;
const WILLING =
  /\b(?:i|we) (?:will|can|shall|would|am|are)\b|\b(?:of course|no problem|sure|gladly|happy to|will do|agreed|good idea|let us|fine|sounds|makes sense|absolutely|definitely)\b/;
const REFUSAL =
  /^(?:(?:okay|well|hmm|so|ah|yeah|um|look)[, .]+)*(?:no\b(?! (?:problem|worries|objections?|doubt|need to (?:ask|worry)|questions?|matter))|nope|nah|sorry|i am sorry|i can not|i am afraid|i would rather not|i do not (?:have|want|think|like|agree)|i will not|not me|i am (?:away|on leave|off|on holiday)|unfortunately|i disagree|i would not|impossible|absolutely not|that is not possible|i really (?:can not|do not))/;
const SOFT_REFUSAL =
  /\b(?:i am afraid (?:not|i can not)|i (?:really )?(?:can not|do not have (?:the )?time)|not possible|too busy|i would rather not|no time)\b/;
const NO_ANSWER =
  /\b(?:i|we) (?:do not|have no|would have to|will have to|need to|have to|must) (?:know|idea|clue|(?:look|check|find|ask|think|get back))|\bnot (?:quite |really |entirely |so )?(?:sure|certain)\b|\bno (?:idea|clue)\b|\bfind out\b|\bcheck (?:that|this|it)\b|\bnext time\b|\bgood question\b|\b(?:still|remains) open\b|\bhard to say\b|\bwho knows\b|\b(?:talk|come back|decide|discuss|see) .*\blater\b|\bnot (?:clear|decided)\b/;
const TAKEN_BACK =
  /\b(?:scrap that|scratch that|strike that|forget (?:it|that|about (?:it|that))|never ?mind|no,? wait|actually,? no|on second thoughts?|i take (?:that|it) back|(?:that|it) is (?:all )?wrong|(?:we|you|i) did not (?:agree|decide|settle)|(?:that|it|this) (?:is|was) not (?:decided|agreed|settled|necessary|needed|what we (?:agreed|decided))|no need|not (?:needed|necessary) any ?more|do not bother|no longer needed|let us (?:leave|keep) (?:it|that|this) open|just (?:kidding|joking)|(?:i am|only) (?:kidding|joking)|let us park (?:it|that|this))\b|^no,? (?:we|you|i) (?:did|have) not\b/;

/** Whether a plain reply accepts a request. */
export const isAcceptance = (text: string): boolean =>
  ACCEPTANCE.test(text) &&
  !SOFT_REFUSAL.test(text) &&
  !/\bbut\b|\b(?:that|it) is (?:true|right|correct|what)\b/.test(text) &&
  (text.split(" ").length <= ACCEPTANCE_WORDS || WILLING.test(text));

/** Whether a plain reply declines a request or rejects a proposal. */
export const isRefusal = (text: string): boolean => REFUSAL.test(text) || SOFT_REFUSAL.test(text);

/** Whether a plain reply leaves a question open. */
export const isNoAnswer = (text: string): boolean => NO_ANSWER.test(text);

/** Whether a plain sentence takes back what was said before it. */
export const isRetraction = (text: string): boolean => TAKEN_BACK.test(text);
