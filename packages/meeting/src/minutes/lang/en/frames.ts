/** What a sentence says of work that follows, or that it follows from. */
export interface ActionFrame {
  /** Who is made responsible. */
  readonly who: "named" | "speaker" | "listener" | "somebody" | "group";
  /** See `phrases`; the verb follows. `{name}` stands for what an attendee may be called. */
  readonly phrases: string;
  /** The form of the verb: "send", "sending", "sends"; `none`: no verb follows, the phrase says it all. */
  readonly verb: "base" | "ing" | "s" | "none";
  /** What else the work needs to count: a day, or verbs that are offers in themselves. */
  readonly needs?: "time" | "offer" | "others" | "message";
  /** Stands in questions too. */
  readonly asks?: boolean;
  /** May be in the middle of what others say, "could be that you can send it", unless it begins a clause. */
  readonly anywhere?: boolean;
}

/** Ways to make somebody responsible for work, the clearer before the others. */
export const FRAMES: readonly ActionFrame[] = [
  // The person is named.
  {
    who: "named",
    verb: "base",
    anywhere: true,
    phrases: `
      {name} ({adverb})* will|shall|should|must ({adverb})*
      {name} ({adverb})* is (going) to ({adverb})*
      {name} ({adverb})* has|needs|ought to ({adverb})*
      {name} (has) (kindly) agreed|offered|volunteered|promised to`,
  },
  { who: "named", verb: "base", phrases: "{name} to|please" },
  {
    who: "named",
    verb: "none",
    anywhere: true,
    phrases: `
      {name} is responsible for
      {name} is in charge of
      {name} is taking care of
      {name} is taking on|over|the
      {name} is handling
      {name} is looking after
      {name} is on point for
      {name} takes care of
      {name} takes over
      assigned to {name}
      task|tasks|action|to-do|todo for|on {name}
      action item (for|on) {name}
      owner|responsible (is) {name}
      {this} is (one) for {name}
      this|that one is for {name}
      {this} goes to {name}
      over to you for {name}`,
  },
  { who: "named", verb: "s", needs: "time", phrases: "{name} ({adverb})*" },
  {
    who: "named",
    verb: "base",
    anywhere: true,
    phrases: `
      {name} you ({adverb})* will|must|should|can|could|shall ({adverb})*
      {name} you ({adverb})* need|have|ought to ({adverb})*
      {name} you are going|supposed to ({adverb})*`,
  },
  { who: "named", verb: "base", phrases: "{name}, (please|kindly)" },
  {
    who: "named",
    verb: "base",
    asks: true,
    phrases: `
      i want|need {name} to
      i would like {name} to
      it would be great|nice|good if {name} could|would
      let us have|get|let|ask {name} (to)
      can|could {name} (please|also|maybe)*`,
  },
  // The speaker.
  {
    who: "speaker",
    verb: "base",
    anywhere: true,
    phrases: `
      i ({adverb})* will|shall ({adverb})*
      i am ({adverb})* going|about|happy to ({adverb})*
      i promise|volunteer to ({adverb})*
      i would be happy|glad to
      i would love to`,
  },
  { who: "speaker", verb: "ing", needs: "time", phrases: "i am ({adverb})*" },
  { who: "speaker", verb: "base", needs: "message", phrases: "let me ({adverb})*" },
  {
    who: "speaker",
    verb: "base",
    needs: "others",
    anywhere: true,
    phrases: `
      i ({adverb})* have|need to ({adverb})*
      i ({adverb})* must ({adverb})*`,
  },
  { who: "speaker", verb: "base", needs: "offer", anywhere: true, phrases: "i ({adverb})* can ({adverb})*" },
  {
    who: "speaker",
    verb: "none",
    phrases: `
      leave it|that|this with|to me
      consider it done
      {this} is on me
      i am on it
      count on me
      that one is mine`,
  },
  // The listener.
  {
    who: "listener",
    verb: "base",
    asks: true,
    phrases: `
      would you (please|kindly) please|kindly|be_able_to|be_so_kind_as_to
      can|could|will you (all|both|guys|{name})* (please|maybe|possibly|perhaps|also|then|just|quickly)* (be_able_to|be_so_kind_to|be_so_kind_as_to)
      can|could|may i ask you to
      i would like|want you to
      i want|need you to
      would it be great|nice|good|possible if you could
      it would be great|nice|good|helpful|lovely if you could
      i would appreciate|be_grateful (it) if you could
      you will|should|must|need_to|have_to please`,
  },
  { who: "listener", verb: "base", needs: "message", asks: true, phrases: "would you" },
  { who: "listener", verb: "ing", asks: true, phrases: "would|do you mind" },
  {
    who: "listener",
    verb: "base",
    asks: true,
    phrases: `
      please|kindly (also|just|then)*
      (please) do not forget to
      (please) remember|be_sure to
      (please) make sure (to|that|you|all)*`,
  },
  // Somebody.
  {
    who: "somebody",
    verb: "base",
    asks: true,
    phrases: `
      can|could|would|will {some} (please|maybe|also|then|just)* (be_so_kind_as_to)
      {some} please
      can|could|may i ask {some} to
      i want|need {some} to
      i would like {some} to
      it would be great|nice|good if {some} could
      who can|will|could|would ({adverb})*
      who wants to
      who is going|able to
      do we have (someone|somebody) who can
      is there (someone|somebody|anyone) who can`,
  },
  {
    who: "somebody",
    verb: "base",
    anywhere: true,
    phrases: `
      {some} ({adverb})* should|must|will ({adverb})*
      {some} ({adverb})* needs|need|has|have|ought to ({adverb})*
      {some} will have to`,
  },
  {
    who: "somebody",
    verb: "none",
    asks: true,
    phrases:
      "action|actions|to-do|to-dos|todo|todos|task|tasks|ai:\naction|actions|to-do|todo|task|ai,\naction item|items:\naction item|items,",
  },
  {
    who: "group",
    verb: "base",
    needs: "time",
    anywhere: true,
    phrases: `
      we (all|both) should|must|will ({adverb})*
      we (all|both) need|have to ({adverb})*
      we (all) are going to ({adverb})*
      we (all) will need|have to`,
  },
];
