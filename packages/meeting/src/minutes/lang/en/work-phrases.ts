import { phrases } from "../phrases.ts";
import { WORDS } from "./words.ts";

/** What is work in some phrases only. */
export const WORK_PHRASES = phrases(
  `
  ask {det}|him|her|them|*|someone|somebody (*) (*) (*) about|for|if|whether|to|when|where|how|what
  ask {det} *
  ask for (*) (*) help|permission|approval|money|access|feedback|quote|quotes|prices
  be in touch|charge
  be responsible|accountable for
  be done|finished|ready with
  bring (*) (*) (*) (*) home|samples|copies
  come up with
  deal with
  find somebody|someone|us
  follow up
  get back|in to
  get in touch
  get hold of
  get onto|on to
  get someone|somebody|{det} to look|check|review|test|write|call|fix|do|prepare|send|translate
  get {det} * to look|check|review|test|write|call|fix|do|prepare|send|translate
  get (*) (*) quote|quotes|quotation|estimate|price|prices|offer|offers|numbers|figures|data|approval|permission|signature|go-ahead|costs|appointment|room|contract|licence|license|visa
  get (*) (*) (*) (*) done|ready|finished|fixed|sorted|working|signed|printed|approved|translated|tested
  get (*) (*) (*) (*) to|from you|him|her|them
  give him|her|them|everyone|everybody
  give (you|*) a call|ring|shout
  go (over|round) to the * and|to
  go and|ahead
  hand in|out|back
  hand over {det}
  have (another|a) word|chat|talk|meeting|call with|about
  have a (closer|quick) look at|into
  have (*) (*) (*) (*) done|ready|finished|fixed|sorted|signed|printed|approved|translated|tested|written|prepared|completed
  have {det} * look|check|review|test|write|call|fix|do|prepare|send|translate|draft
  help {det}|him|her|them|out|with
  hold a|the meeting|workshop|interview|training|session|call
  keep track|record
  keep an eye on
  lead {det}
  learn how|to
  let him|her|them|everyone|everybody|us|people|you (all) know
  let * know
  let the (*) * know
  let {det} (*) * know
  look into|after|for
  make sure
  make copies|changes|arrangements|enquiries|inquiries
  meet with|{det}|him|her|them
  open a|an|the ticket|issue|account|case|bug|request
  pass on {det}
  pass {this} on|along
  pass {det} * on|along
  pull together|out
  pull {det} (*) * together
  push out|through
  put together
  put in a|an|the
  raise {det} * with
  raise {this} with
  reach out
  read through|up|over
  run some|the|a|an|another|more test|tests|experiment|experiments|numbers|analysis|survey|poll|training|check|checks
  run {det} (*) * (*) by|past|again|overnight
  see to it|that
  set {det} * up
  set {det} (*) date|meeting|budget
  share {det} * with
  sit down with
  speak to|with {det}|him|her|them|*
  start on|working|writing|building|testing|drafting|preparing|collecting
  step in for
  take care|charge|responsibility|ownership
  take on|over {det}|{this}
  take {this} on|over|up|home|forward
  take another|a (closer|quick) look at
  take the lead|action|task
  talk to|with {det}|him|her|them|*
  tell him|her|them|everyone|everybody
  tell *
  look up {det} *
  give {det} (*) * to
  give * the|a|an
  take {det} (*) * to the
  run {this} by|past
  share {det} * with
  bring him|her|them|{det} *
  think of a|an|some
  think up
  throw together
  try and|to get|find|reach|fix
  walk through
  work on|with|out {det}|{this}|him|her|them|*
  write to
  write {this} up
  write up {det}|{this}
  set up {det} *
  set {det} * up
  put {det} (*) * (*) in|on|into|onto the|our|my (*) (*) folder|wiki|repository|backlog|tracker|plan|list|minutes|report|drive|documents|website|calendar|ticket|sheet|spreadsheet|document
  put {this} in|on|into|onto the|our|my (*) (*) folder|wiki|repository|backlog|tracker|plan|minutes|report|drive|website|calendar|ticket
  check with|if|whether|on
  make a|an|some appointment|reservation|booking|backup|copy|copies|list|plan|schedule|draft|prototype|offer|quote|proposal|poster|video|spreadsheet|survey|table
  make the (*) arrangements|booking|changes|reservation|corrections|posters|slides|copies|list|plan
  do the|a|some|all|both|another (*) (*) research|analysis|slides|posters|translation|translations|paperwork|accounts|budget|invoices|tests|testing|review|training|shopping|booking|layout|calculation|calculations|minutes|write-up|report|draft|design|interviews|update|migration|recording|recordings|editing|photos|video|posters|drawings|estimate|setup|ordering|rest
  bring the|my|some|a|an|his|her|our|two|three (*) * (to) (the|our) next
  find a|an|another|some|the (*) (*) room|venue|date|place|supplier|replacement|speaker|caterer|developer|tester|translator|partner|hotel|person|company|solution|sponsor|contact|number|figures|contract|invoice|receipt|file|address|printer
  draw up {det}
  look at|over|through {det} (*) contract|proposal|figures|numbers|logs|budget|report|draft|application|applications|data|document|documents|code|bug|issue|problem|options|plan|results
  see to it|that
  ask him|her|them $
  find out
  see if|whether {det} (*) * is|are|has|have|can|could|works|fits
  see if|whether i|we can get|find|reach|borrow|rent|book|arrange|have {det}
  come back to|with you|him|her|them|a|an|the (*) (*) offer|numbers|figures|price|proposal|answer|plan|date|on|about
  add {det} * (*) (*) to|in|on the|our|my
  step in
  figure|work out the|a|how|what|whether|if
  run some|the|a|an|another|more (*) (*) tests|test|experiments|experiment|numbers|analysis|survey|poll|training|check|checks|benchmark|benchmarks|backup|workshop
  pick up the|some|a|an|him|her|them|the * from
  fill in|out {det}
  sit down with
  go to * and
`,
  WORDS,
);
