import { phrases } from "../phrases.ts";
import { WORDS } from "./words.ts";

/** What is said of the meeting, its room and its people, or is an idiom, whatever verb it begins with. */
export const TALK = phrases(
  `
  accept that
  add to|one|another|just|something|that|by
  add (*) (*) (*) say|saying
  answer|address that|this|your|the|it|her|his|a
  ask you|myself|yourself|one|another|a|an|everyone|everybody|for_your|when|what|why|how|which|where|whether|if|about|to|that|this|these
  ask very|just quickly|briefly
  ask him|her|them|* a|another|what|why|how|which|again|directly
  ask (*) (*) (*) (*) a|this|that|these|some|my|two|three|one|the|another|few|more (*) (*) question|questions
  ask|invite|request|get .. to {talking}
  ask|invite|request|get .. .. to {talking}
  back that|you|him|her|this up
  be right|honest|brief|quick|clear|fair|there|back|able|at|here|very|a|an|happy|frank|the|on|sure|careful
  bring up|you|us|me|in
  bring {this} up $
  buy it|one|this|that
  call it|that|this|upon|on|for|me|a_vote|the_vote|your_attention
  call|phone|ring|text|email|visit my {family}
  check out|in|my|it|that|this|what|how|so|for|again|here
  confirm|clarify that|whether|if|this|it|my|for
  clean up after
  close the window|door|meeting|session|curtains|blinds
  close {this}|with|by
  come back in|later
  come back to that|this|it
  come to
  correct me|you|myself|him|her|that|this
  cover {this}
  cut you|off|in|short
  do my|our|your|the best|talking|maths|math
  do {this} for|now|again|here
  do {this} (in) one|a|this_way second|minute|moment|sec
  do (a) (*) (*) talking|dance|job
  drop you|off|by|in
  draw on|your|attention
  draw the attention
  explain why|how|what|that|this|it
  finish up|off|with|by|on|here|my|your|there|that|this
  fix a|my|some|another|me|you coffee|drink|tea|hair
  follow you|what|that|this|along
  follow up on that|this
  get {this}|to|you|me|us|my|your
  get back to that|this|it|work|later|slide|business|my|your|the
  get a|some coffee|water|tea|lunch|drink|drinks|phone|charger
  give you|us|me an|a|some|two|three|one|the|my|our
  give up|in|me|a|an|it
  go back|on|first|ahead|next|last|to|with|for|along|home
  go through that|this|it
  hand it|that|this|you|over over|back|to
  hand over|back to
  hand over the pen|mouse|microphone|floor|board
  have to|a|an|the|some|no|another soup|salad|coffee|tea|break
  help myself|yourself|it|but
  inform|remind you|members
  inform|remind|tell|update you|us|me
  inform|remind|tell|show .. that|how|what|why|to look
  keep going|it|that|this|talking|my|your|you|the|a
  let *|the_* go|finish|speak|start|answer|talk|do|explain|take|continue
  make {this}|sense|fun|room|space|up|him|her|you|me|us
  make an|the example|exception|assumption|decision|motion|point
  meet on|at|any|earlier|later|again
  do earlier|later|any|monday|tuesday|wednesday|thursday|friday
  move on|over|along|in|out|around|this|that|it|them|these|those|to
  move {det} amendment|amendments|motion
  open the window|door|blinds|curtains|can|file|presentation|meeting|discussion|floor
  open it|that|this|up
  pass it|me|over to|the
  pass the|over|on sugar|salt|milk|water|coffee|tea|floor|my
  pay attention|tribute
  pay more|close attention
  pick up on|where
  pick you|on|one|this|that|it|my
  present now|you
  process that|this
  put my|your hand|phone|cards|hands|name
  put {this} this|that|another|simply|aside|differently|to|bluntly|like|back|here|there|down|away|up|on
  put .. here|there|back|aside|away|down|up $
  raise my|a|an|the|your|another|one|on|this|that
  reach me|this|that|it|for
  reach a|an|the (*) decision|conclusion|agreement|consensus|end|point|goal|target|limit
  record this|my|the_vote
  report now|here|on|back_now
  respond|reply
  review what|how|the_minutes|the_agenda
  ring a bell
  run away|into|out|off|with|the_risk|the_bus|through
  save that|it|this|you|time
  see you|it|that
  sell whatever|what|the_idea
  send regards|love
  share my|the|a|your|some|one|with|our screen|slides|view|opinion|thoughts|experience|idea|ideas|thought|you|time
  show you|this|that|it|the|my|a|an|some
  speak up|louder|slower|about|on|for|briefly
  start with|by|off|over|again|from
  take a|an|any|the|my|your vote|look|seat|break|guess|picture|photo|question|questions|note|opportunity|moment|minute|few|couple|bus|train|stairs|lift|tram|point|shower|nap|floor|turn|intervention|time
  take questions|part|five|ten|off|up|us|you|back|away|notes|minutes|exception|advice|advantage
  take (the|some) notes|minutes
  take on board
  talk up|louder|slower|about|more|later|again|over|through|to_you|with_you
  tell you|us|me|there
  tell the truth|story
  test you|now|here
  track back|you
  try my|again
  update you|members
  use this|that|the|my|your|it
  walk you|us|through
  work from|late|out|it
  work on this|it|my
  wrap up
  wrap this|it up
  write that|this|it here|there|now|as|on
  write down|here|there|some|criteria|very|as|fast
  write .. down|board|whiteboard|wall|screen
`,
  WORDS,
);

/** What a verb of work takes that makes it none: the things and the course of the meeting. */
export const OF_THE_MEETING = phrases(
  `
  {det} (*) (*) slide|slides|screen|page|window|door|picture|chart|graph|example|point|points|question|questions|comment|remark|guess|joke|mistake|idea|ideas|hand|seat|break|vote|look|bit|thing|things|drawing|sketch|note|notes|minutes|list_of_that|step|start|talk|jump|round|recap|summary|mark|circle|line|cross|second|minute|moment|suggestion|exception|distinction|difference|sense|bus|train|lift|stairs|floor|view|meeting|session|agenda|holidays|mark|approach|risk|turn|word|chance|time|board|whiteboard|drawing|pen|marker|cable|plug|presentation|introduction|overview|background|record|case|assumption|decision|effort|best|maths|agenda|amendment|amendments|motion|talking
`,
  WORDS,
);
