import type { WordClasses } from "../phrases.ts";

/** Classes of English words that phrases refer to. */
export const WORDS: WordClasses = {
  // Words that open a sentence, or a new claim inside it.
  starter:
    "so okay ok right well alright all_right then and but also now yes yeah yep sure great good fine perfect cool hey anyway finally in_that_case thanks thank_you of_course no_problem first maybe",
  agreed: "so okay ok right alright all_right then good great fine perfect in_that_case well cool",
  // Words between a subject, its auxiliary and its verb.
  adverb:
    "just also then quickly definitely certainly gladly happily personally of_course still now probably really always all simply both first actually finally already unanimously therefore hereby jointly together immediately simply gladly",
  we: "we everyone everybody all_of_us we_all both_of_us everyone_here everybody_here the_team our_team the_group our_group the_committee our_committee the_meeting the_panel the_board",
  some: "someone somebody anyone anybody one_of_us one_of_you",
  they: "he she they it somebody someone people everyone",
  day: "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday",
  month: "january february march april may june july august september october november december",
  det: "the a an our my your his her their its all some any another both every each no two three four five six ten",
  this: "this that these those it them",
  family:
    "wife husband mother mum mom father dad kids children doctor dentist family parents sister brother landlord girlfriend boyfriend",
  // What one does in a meeting.
  talking:
    "answer repeat go start comment speak present give say begin respond explain elaborate continue reply expand add talk lead introduce address clarify take turn mute sit stop discuss show tell describe ask think vote summarise summarize",
  number: "1* 2* 3* 4* 5* 6* 7* 8* 9*",
  ordinal:
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth *teenth twentieth thirtieth twenty-* thirty-first twenty thirty",
};
