import { around, isJoke, stands } from "./moods.ts";
import { isSmallTalk } from "./small-talk.ts";

const ADVERB =
  "(?:(?:all|now|then|just|finally|already|also|therefore|definitely|actually|both|unanimously|hereby|jointly|together|simply) )*";
const GROUP =
  "(?:(?:we|everyone|everybody|all of us|we all|both of us|(?:the|our) (?:team|group|committee|meeting|panel))(?: here)?)";
/** What a group does when it commits itself to something. */
const COMMIT =
  "(?:go(?:ing)? (?:with|for|ahead with)|mov(?:e|ing) (?:the|our|it|this|that|everything|to)\\b(?! next)|releas(?:e|ing)|ship(?:ping)?|launch(?:ing)?|use|keep(?:ing)?|postpon(?:e|ing)|delay(?:ing)?|cancel(?:l?ing)?|hir(?:e|ing)|adopt(?:ing)?|choos(?:e|ing)|pick(?:ing)?|switch(?:ing)? (?:to|from|over)|stop(?:ping)?|drop(?:ping)?|buy(?:ing)?|scrap(?:ping)?|skip(?:ping)?|stick(?:ing)? (?:with|to)|stay(?:ing)? with|abandon(?:ing)?|replac(?:e|ing)|renew(?:ing)?|do(?:ing)? without|rais(?:e|ing) the|lower(?:ing)? the|cut(?:ting)? the|settl(?:e|ing) (?:on|for)|leav(?:e|ing) (?:it|the \\w+) (?:at|as|out)|limit(?:ing)?|set(?:ting)? the|agree (?:on|that)|run(?:ning)? with|outsourc(?:e|ing)|merg(?:e|ing)|extend(?:ing)?|approv(?:e|ing)|accept(?:ing)?|reject(?:ing)?|discontinu(?:e|ing)|remov(?:e|ing)|includ(?:e|ing)|exclud(?:e|ing)|pursu(?:e|ing)|rul(?:e|ing) out|freez(?:e|ing)|rent(?:ing)?|invest(?:ing)? in|introduc(?:e|ing)|restrict(?:ing)?|shelv(?:e|ing)|bring(?:ing)? forward|push(?:ing)? back|split(?:ting)? the|call(?:ing)? off|phas(?:e|ing) out|tak(?:e|ing) the \\w+ (?:option|one|offer|version|design))\\b";
/** Objects that make such a verb part of the talk: "keep that in mind", "use an example". */
const TALK =
  "(?! (?:(?:that|this|it|these|those|you|me|him|them|us) (?:in mind|posted|short|brief|quick|up to date|informed)|in mind|going|moving|talking|waiting|looking|an example|this (?:slide|chart|time|meeting|opportunity)|the (?:time|rest of the (?:time|meeting)|next|last) |an? (?:break|look)|the (?:\\w+ )?presentations?|about it|it on the (?:list|agenda)|here\\b|arguing|kidding|worrying))";

const DECIDED = new RegExp(
  `\\b(?<!(?:when|once|after|what|whatever|before|until|as|how|which|if|because|cause|since|where|thing|things|ones?|than|that time) )${GROUP},? (?:have |has )?${ADVERB}(?:decided|agreed|settled (?:on|for)|concluded|resolved|chosen|picked|selected|opted|voted|chose|came to (?:the|a) (?:decision|conclusion|agreement)|come to (?:the|a) (?:decision|conclusion|agreement)|reached (?:a|an) (?:decision|agreement)|made (?:the|a|our) (?:decision|choice)|gone (?:with|for))\\b(?! (?:nothing|anything|that already|too much|about (?:nothing|it all)|to disagree|that we disagree|with (?:you|him|her|them)))`,
);
const AGREE = new RegExp(
  `(?:^|[,.;] |\\b(?:so|then|good|okay|ok|right|great|fine|all right|alright) )${GROUP},? (?:do )?${ADVERB}(?:agree|are (?:all )?(?:agreed|in favou?r|in agreement))\\b(?! (?:to|that we) disagree| with)`,
);
const SETTLED =
  /\b(?:it|that|this|everything|which) (?:is|has been|has now been|is hereby|gets) (?:(?:all|now|then|finally|therefore|officially|hereby|already|been) )*(?:decided|settled|agreed|approved|adopted|carried|accepted)\b|\b(?:motion|proposal|budget|plan|design|bylaws?|rules?|request|suggestion|offer|amendment|resolution|application|schedule|minutes|changes?|contract|policy|agenda|purchase|project|report|guidelines?) (?:is|are|gets|has been|have been|stands?) (?:(?:now|then|hereby|unanimously|therefore|thereby|formally|all) )*(?:approved|accepted|adopted|carried|passed|rejected|decided|agreed|confirmed|declined)\b|\b(?:motion|proposal) (?:carried|passes|carries)\b|\bunanimously (?:approved|adopted|accepted|agreed|decided)\b|\beverybody is in favou?r\b|\bthe decision(?: we (?:made|took))? is(?: that| to|,|:)? (?!(?:not|hard|difficult|tough|up|still|pending|yours|open|theirs|for|a|made by|due)\b)|(?:^|[,.] )(?:final )?decision ?[:,-]|\bfinal decision\b(?! (?:is (?:not|still|up|due|with)|will|has not|lies|depends))|\bwe have (?:a|our) (?:decision|agreement|deal|consensus)\b|\bi (?:hereby )?declare\b.*\b(?:carried|approved|adopted|accepted)\b|\b(?:agreed|decided) (?:then|unanimously)\b[:,]/;
const WILL = new RegExp(
  `\\b(?<!(?:cause|since|how|when|what|where|why|which|who|if|that|before|after|until|as) )we (?:will|are going to|are|shall|will be|have to go with) ${ADVERB}${COMMIT}${TALK}`,
);
const WILL_NOT = new RegExp(
  `^(?:okay|ok|so|then|right|all right|alright|good|fine|in that case)[, ].*\\bwe (?:will not|are not going to) ${ADVERB}(?:be )?${COMMIT}${TALK}`,
);
const LET_US = new RegExp(`\\blet us ${ADVERB}(?:${COMMIT}|make it\\b)${TALK}`);
/** "Ten per cent it is." */
const IT_IS =
  /^(?:(?:okay|ok|so|then|right|all right|alright|good|great|fine|well|cool|perfect)[, ]+)+(?:[\w-]+ ){1,5}it is[.!]?$/;
const NOT_IT_IS =
  /\b(?:what|how|as|where|because|that|think|whatever|who|when|why|since|not|if|here|there|now|just|yes|yeah|like|know|is|are|was) (?:[\w-]+ )*it is[.!]?$/;

/** Objections of the speaker that make a plan a proposal: "I think we should …", "maybe we will …". */
const TENTATIVE =
  /\b(?:maybe|perhaps|probably|possibly|might|could|would|should|suggest|propose that|i think|i feel|i guess|i hope|hopefully|preferably|option|proposal is|what about|how about|supposed to|i thought|as if|would like|in theory|wish|worried|afraid|idea is)\b/;

/** "The buttons we agreed on", "what we just chose": a decision that is only mentioned. */
const MENTIONED_AFTER =
  /^(?: (?:on|for|with|upon|about))?(?: (?:last time|before|earlier|already))?(?:[.,;!]|$| (?:is|are|was|were)\b)/;
const STARTER_BEFORE =
  /(?:^|\b(?:so|and|then|okay|ok|right|well|but|yes|yeah|now|good|great|fine|alright|that|,|have))[ ,]*$/;
/** Indirect questions: "we need to know which parts we will use". */
const INDIRECT = /\b(?:which|what|how|where|when|who|whether)\b/;

const GUARDED: readonly RegExp[] = [WILL, LET_US, WILL_NOT];
const PLAIN: readonly RegExp[] = [DECIDED, AGREE, SETTLED];

/**
 * Whether a group commits itself in a plain sentence: it decided, agrees, or says what it will do.
 */
export function isDecision(text: string): boolean {
  if (text.endsWith("?") || isJoke(text) || isSmallTalk(text)) return false;
  const found = (pattern: RegExp, guarded: boolean) => {
    for (const match of text.matchAll(new RegExp(pattern, "g"))) {
      const where = around(text, match);
      const mentioned = MENTIONED_AFTER.test(where.after) && !STARTER_BEFORE.test(where.before);
      const tentative = TENTATIVE.test(where.before) || INDIRECT.test(where.before);
      if (stands(where) && !(guarded ? tentative : mentioned)) return true;
    }
    return false;
  };
  return (
    PLAIN.some((pattern) => found(pattern, false)) ||
    GUARDED.some((pattern) => found(pattern, true)) ||
    (IT_IS.test(text) && !NOT_IT_IS.test(text))
  );
}
