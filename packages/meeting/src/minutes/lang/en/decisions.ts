import { around, isJoke, stands } from "./moods.ts";
import { isSmallTalk } from "./small-talk.ts";

const ADVERB =
  "(?:(?:all|now|then|just|finally|already|also|therefore|definitely|actually|both|unanimously|hereby|jointly|together|simply) )*";
const GROUP =
  "(?:(?:we|everyone|everybody|all of us|we all|both of us|(?:the|our) (?:team|group|committee|meeting|panel))(?: here)?)";
/** What a group does when it commits itself to something. */
const COMMIT =
  "(?:go(?:ing)? (?:with|for|ahead with)|mov(?:e|ing) (?:the|our|it|this|that|everything|to)\\b(?! next)|releas(?:e|ing)|ship(?:ping)?|launch(?:ing)?|use|keep(?:ing)?|postpon(?:e|ing)|delay(?:ing)?|cancel(?:l?ing)?|hir(?:e|ing)|adopt(?:ing)?|choos(?:e|ing)|pick(?:ing)?|switch(?:ing)? (?:to|from|over)|stop(?:ping)?|drop(?:ping)?|buy(?:ing)?|scrap(?:ping)?|skip(?:ping)?|stick(?:ing)? (?:with|to)|stay(?:ing)? with|abandon(?:ing)?|replac(?:e|ing)|renew(?:ing)?|support(?:ing)?|cap(?:ping)?|do(?:ing)? without|rais(?:e|ing) the|lower(?:ing)? the|cut(?:ting)? the|settl(?:e|ing) (?:on|for)|leav(?:e|ing) (?:it|the \\w+) (?:at|as|out)|limit(?:ing)?|set(?:ting)? the|agree (?:on|that)|run(?:ning)? with|outsourc(?:e|ing)|merg(?:e|ing)|extend(?:ing)?|approv(?:e|ing)|accept(?:ing)?|reject(?:ing)?|discontinu(?:e|ing)|remov(?:e|ing)|includ(?:e|ing)|exclud(?:e|ing)|pursu(?:e|ing)|rul(?:e|ing) out|freez(?:e|ing)|rent(?:ing)?|invest(?:ing)? in|introduc(?:e|ing)|restrict(?:ing)?|shelv(?:e|ing)|bring(?:ing)? forward|push(?:ing)? back|split(?:ting)? the|call(?:ing)? off|phas(?:e|ing) out|tak(?:e|ing) the \\w+ (?:option|one|offer|version|design))\\b";
/** What makes such a verb part of the talk, an idiom or a courtesy: "keep that in mind", "skip this slide". */
const TALK_PHRASES = [
  "keep(?:ing)? (?:(?:that|this|it|these|those|you|me|him|them|us) (?:in mind|posted|short|brief|quick|up to date|informed|between|secret|open)|in (?:mind|touch)|\\w+ing|it on|to|our fingers|the (?:window|door|ball)|an? (?:close )?(?:eye|open mind)|.*\\bsecret)",
  "use(?: up| an example| our| your| my|(?: (?:the|this|that|these|it))(?: \\w+){0,4} (?:time|minutes?|hours?|break|chance|opportunity|slide|meeting|as (?:a|an|our|the)))",
  "(?:set(?:ting)?|cut(?:ting)?) the (?:record|table|scene|stage|tone|small talk|crap|chit)",
  "run(?:ning)? (?:with scissors|through|over)",
  "(?:include|including) (?:everyone|everybody)",
  "accept(?:ing)? that",
  "stop(?:ping)? (?:here|there|in|for|at|now|sharing|pretending|talking|arguing|complaining|worrying|kidding|joking|whining|fighting|wasting)",
  "skip(?:ping)? (?:ahead|over|to|(?:the|this|that|these) (?:introductions?|intro|small talk|formalit\\w+|details|rest|one|slide|item|point|page|part)|(?:this|that|it)(?= for now|[.,!]|$))",
  "stick(?:ing)? (?:to|with) (?:(?:the|our) )?(?:agenda|topic|point|facts|time|schedule|it)(?=[.,!]|$)",
  "drop(?:ping)? (?:you|him|her|them|by|in|off|the (?:subject|topic)|\\w+ (?:from|off))",
  "pick(?:ing)? (?:someone|somebody|anyone|one person|a volunteer|(?:this|that|it)(?: up)?(?= |[.,!]|$))",
  "choos(?:e|ing) (?:our|your) words",
  "go(?:ing)? (?:with (?:you|him|her|them|the flow)|for (?:a |an |some )?(?:\\w+ )?(?:lunch|dinner|breakfast|walk|run|drinks?|beers?|coffee|swim|ride|break|presentations?)|for the (?:\\w+ )?presentations?)",
  "buy(?:ing)? (?:you|him|her|a round)",
  "mov(?:e|ing) (?:from|to the next|on)",
  "switch(?:ing)? to (?:english|french|german|korean|spanish)",
  "leav(?:e|ing) (?:it|that) (?:at that|there|open)",
  "\\w+ (?:it|that|this) (?:here|there)(?=[.,!]|$)",
  "hir(?:e|ing) like crazy",
].join("|");
/** Private matters that a group may decide, and that no minutes hold. */
const PRIVATE =
  /\b(?:pub|barbecue|bbq|pizza|sushi|dog|cat|puppy|cinema|beers?|drinks?|karaoke|christmas|wedding|baby)\b/;
const PRIVATE_BUT_WORK = /\b(?:team|company|office|client|customer|department|staff|ban|policy)\b/;
const NOT_TALK = `(?!(?:${TALK_PHRASES})\\b)`;

const DECIDED = new RegExp(
  `\\b(?<!(?:when|once|after|what|whatever|before|until|as|how|which|if|because|cause|since|where|thing|things|ones?|than|that time|why) )${GROUP},? (?:have |has )?${ADVERB}(?:decided|agreed|approved|adopted|rejected|accepted the|ended up (?:choosing|picking|going with|buying)|made up our minds?|settled (?:on|for)|concluded|resolved|chosen|picked|selected|opted|voted|chose|came to (?:the|a) (?:decision|conclusion|agreement)|come to (?:the|a) (?:decision|conclusion|agreement)|reached (?:a|an) (?:decision|agreement)|made (?:the|a|our) (?:decision|choice)|gone (?:with|for))\\b(?! (?:(?:on |exactly |absolutely )?nothing|anything|that already|too much|about (?:nothing|it all)|to disagree|that we disagree|with (?:you|him|her|them)))`,
  "g",
);
const AGREE = new RegExp(
  `(?:^|[,.;] |\\b(?:so|then|good|okay|ok|right|great|fine|all right|alright) )${GROUP},? (?:do )?${ADVERB}(?:agree|are (?:all )?(?:agreed|in favou?r|in agreement))\\b(?! (?:to|that we) disagree| with| on one thing| (?:that )?.*\\b(?:is|are|was|looks?) (?:so |very |really )?(?:the (?:best|worst)|great|nice|good|bad|terrible|ugly|pretty|funny|important|difficult|hard|crazy|right|wrong|an? (?:good|bad|great|nice|shame|problem|mess|joke)))`,
  "g",
);
const SETTLED =
  /\b(?:it|that|this|everything|which) (?:is|has been|has now been|is hereby|gets) (?:(?:all|now|then|finally|therefore|officially|hereby|already|been) )*(?:decided|settled|agreed|approved|adopted|carried|accepted)\b|\b(?:motion|proposal|budget|plan|design|bylaws?|rules?|request|suggestion|offer|amendment|resolution|application|schedule|minutes|changes?|contract|policy|agenda|purchase|project|report|guidelines?) (?:is|are|gets|has been|have been|stands?) (?:(?:now|then|hereby|unanimously|therefore|thereby|formally|all) )*(?:approved|accepted|adopted|carried|passed|rejected|decided|agreed|confirmed|declined)\b|\b(?:motion|proposal) (?:carried|passes|carries)\b|\bdecision made\b|\b(?:that|it|this) is (?:a deal|final)\b|\bthe consensus is\b|\bunanimously (?:approved|adopted|accepted|agreed|decided)\b|\beverybody is in favou?r\b|\bthe decision(?: we (?:made|took))? is(?: that| to|,|:)? (?!(?:with|theirs|his|hers|mine|ours|not|hard|difficult|tough|up|still|pending|yours|open|theirs|for|a|made by|due)\b)|(?:^|[,.] )(?:final )?decision ?[:,-]|\bfinal decision\b(?! (?:is (?:not|still|up|due|with|theirs|yours|his|hers|on|for)|will|has not|lies|depends))|\bwe have (?:a|our) (?:decision|agreement|deal|consensus)\b|\bi (?:hereby )?declare\b.*\b(?:carried|approved|adopted|accepted)\b|\b(?:agreed|decided) (?:then|unanimously)\b[:,]/g;
const NOT_OF = "(?<!(?:cause|since|how|when|what|where|why|which|who|if|that|before|after|until|as) )";
const WILL = new RegExp(
  `\\b${NOT_OF}we (?:will|are going to|shall|have to go with) ${ADVERB}${NOT_TALK}${COMMIT}(?!.*\\b(?:some ?day|one day|anyway)\\b)`,
  "g",
);
const STARTER = "(?:okay|ok|so|then|right|all right|alright|good|fine|great|perfect|in that case|our minds?)";
/** "Okay, we are dropping it", "we are going with the second one then": without such a word it may be a habit. */
const DOING = new RegExp(
  `(?:^${STARTER}[, ].*|\\b(?:so|then|our minds) )${NOT_OF}we are ${ADVERB}${NOT_TALK}${COMMIT}|${NOT_OF}\\bwe are ${ADVERB}${NOT_TALK}${COMMIT}.*\\bthen[.!]?$|${NOT_OF}\\bwe are ${NOT_TALK}going (?:with|for|ahead with) `,
  "g",
);
const WE_GO = new RegExp(
  `(?:^|[,.] )${STARTER}\\b.*${NOT_OF}\\bwe (?:go with|stay with|stick with|drop|cancel|postpone|skip) (?!(?:the flow|it all)\\b)`,
  "g",
);
const WILL_NOT = new RegExp(
  `^(?:okay|ok|so|then|right|all right|alright|good|fine|in that case)[, ].*\\bwe (?:will not|are not going to|are not|do not) ${ADVERB}(?:be )?${NOT_TALK}${COMMIT}`,
  "g",
);
const LET_US = new RegExp(`\\blet us ${ADVERB}${NOT_TALK}(?:${COMMIT}|make it\\b)`, "g");
/** "Ten per cent it is." */
const IT_IS =
  /^(?:(?:okay|ok|so|then|right|all right|alright|good|great|fine|well|cool|perfect)[, ]+)+(?:[\w-]+ ){1,5}it is[.!]?$/;
const NOT_IT_IS =
  /\b(?:what|how|as|where|because|that|think|whatever|who|when|why|since|not|if|here|there|now|just|yes|yeah|like|know|is|are|was) (?:[\w-]+ )*it is[.!]?$/;

/** Objections of the speaker that make a plan a proposal: "I think we should …", "maybe we will …". */
const TENTATIVE =
  /\b(?:maybe|perhaps|probably|possibly|might|could|would|should|suggest\w*|propose that|my vote|preference|proposal|i think|i feel|i guess|i hope|i am sure|hopefully|preferably|option|proposal is|what about|how about|supposed to|i thought|as if|would like|in theory|wish|worried|afraid|idea is)\b/;

/** "The buttons we agreed on", "what we just chose": a decision that is only mentioned. */
const MENTIONED_AFTER =
  /^(?: (?:on|for|with|upon|about))?(?: (?:last time|before|earlier|already))?(?:[.,;!]|$| (?:is|are|was|were)\b)/;
const STARTER_BEFORE =
  /(?:^|\b(?:so|and|then|okay|ok|right|well|but|yes|yeah|now|good|great|fine|alright|that|,|have))[ ,]*$/;
/** Indirect questions: "we need to know which parts we will use". */
const INDIRECT = /\b(?:which|what|how|where|when|who|whether)\b/;

const GUARDED: readonly RegExp[] = [WILL, DOING, WE_GO, LET_US, WILL_NOT];
/** What was decided long ago, or is only spoken of: "last year we decided …", "I am glad we agreed". */
const MENTIONED_BEFORE =
  /\b(?:glad|happy|pleased|sorry|remember|recall|surprised|why|reason|last (?:year|month|week|time|meeting|night|summer|winter|spring)|in (?:19|20)\d\d|back then|at the time|years? ago|originally|at first|in the past|by the time|the day)\b/;

const MENTIONED_LONG_AGO = /\b(?:last night|(?:days?|weeks?|months?|years?) ago|in (?:19|20)\d\d)\b/;
/** A decision that is yet to come: "once it is settled". */
const TO_COME = /\b(?:once|as soon as|when|whenever|after|by the time|before)\b/;

const PLAIN: readonly RegExp[] = [DECIDED, AGREE, SETTLED];

const isPrivate = (text: string) => PRIVATE.test(text) && !PRIVATE_BUT_WORK.test(text);

/**
 * Whether a group commits itself in a plain sentence: it decided, agrees, or says what it will do.
 */
export function isDecision(text: string): boolean {
  if (text.endsWith("?") || isJoke(text) || isSmallTalk(text)) return false;
  const found = (pattern: RegExp, guarded: boolean) => {
    for (const match of text.matchAll(pattern)) {
      const where = around(text, match);
      const mentioned =
        pattern === DECIDED &&
        (MENTIONED_BEFORE.test(where.before) ||
          MENTIONED_LONG_AGO.test(where.after) ||
          (MENTIONED_AFTER.test(where.after) && !STARTER_BEFORE.test(where.before)));
      const tentative = TENTATIVE.test(where.before) || INDIRECT.test(where.before);
      const stays = stands(where) && !TO_COME.test(where.before) && !isPrivate(where.after);
      if (stays && !(guarded ? tentative : mentioned)) return true;
    }
    return false;
  };
  return (
    PLAIN.some((pattern) => found(pattern, false)) ||
    GUARDED.some((pattern) => found(pattern, true)) ||
    (IT_IS.test(text) && !NOT_IT_IS.test(text))
  );
}
