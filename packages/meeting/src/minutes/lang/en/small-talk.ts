/** Greetings, sound checks, refreshments, manners: nothing that minutes hold. */
const PATTERNS = [
  // Sound, picture, room.
  /\b(?:can|could|do|does|are|is) (?:you|everyone|everybody|anyone|anybody|people|they|we) (?:all )?(?:guys )?(?:still |now )?(?:hear|see|able to (?:hear|see))\b/,
  /\b(?:can|could) i be heard\b|\bis (?:my|your|the) (?:mic|microphone|camera|sound|audio|video|screen)\b|\bon mute\b|\b(?:un)?mute (?:yourself|yourselves|please|me)\b|\b(?:you|please|could you|can you) (?:please )?(?:un)?mute\b/,
  /\b(?:speak|talk) (?:up|louder|slower|more slowly)\b|\b(?:turn|switch) (?:your|the|my) (?:camera|mic|microphone|video|light|lights|heating|sound)\b|\b(?:your|the) camera (?:on|off)\b/,
  /\b(?:say|repeat) (?:that|it|this)(?: (?:once )?(?:again|once more|one more time))?[?.]?$|\bsay again\b|\bcome again\b|\bpardon\b/,
  /\b(?:close|open|shut) the (?:window|door|blinds|curtains)\b|\b(?:have|take) a seat\b|\bsit (?:down(?! with)|here|there)\b|\bpass (?:me |us )?the (?:sugar|salt|milk|water|coffee|tea|biscuits)\b/,
  // Food and drink.
  /\b(?:would|do|does) (?:you|anyone|anybody|somebody|everyone) (?:like|want|need|fancy) (?:some|a|an|any|another)? ?(?:more )?(?:coffee|tea|water|cake|biscuits?|drinks?|snacks?|sugar|milk|lunch|cookies)\b/,
  /\blet us (?:(?:all|go|just) )*(?:get|grab|have|eat|go for|break for|go to) (?:some |a |an |the )?(?:quick )?(?:lunch|dinner|breakfast|coffees?|tea|beers?|drinks?|pub|bar|bite|food)\b/,
  // Greetings and farewells.
  /\bhow (?:are you|was your|is everyone|is everybody|are things|do you do)\b|\bhow is (?:it going|your)\b|\bhave a (?:nice|good|great)\b|\b(?:good|nice) (?:morning|afternoon|evening|weekend|to (?:see|meet))\b|\bsee you\b|\bhappy birthday\b|\bdid you (?:see|watch) the (?:match|game|film|movie|show)\b|\bthanks\b.*\bwill do\b/,
  /\b(?:be|am) right (?:back|there|with you)\b|\b(?:i|we) (?:have to|need to|must) (?:run|go|leave|dash|head off)\b/,
  // The course of the meeting.
  /\bshall (?:i|we) (?:start|begin|go (?:on|first|ahead)|continue|move on|carry on)\b|\bcan (?:i|we) (?:start|begin|go (?:on|first)|continue|move on)\b|\bwhere were we\b|\bany (?:more )?(?:questions|comments|thoughts|objections)\b|\b(?:am|can) i (?:audible|sharing)\b|\b(?:next|previous|last) slide\b|\b(?:go|one) back (?:one|a) slide\b/,
  /\b(?:does|do) (?:that|this|it) make sense\b|\byou know what i mean\b|\bokay\?$|^(?:right|yeah|yes|no|really|sorry|what|huh|okay|ok|is it|are you|do you|did you|you (?:think|reckon))\?$/,
];

/** Whether a plain sentence says nothing about what the meeting is for. */
export const isSmallTalk = (text: string): boolean => PATTERNS.some((pattern) => pattern.test(text));
