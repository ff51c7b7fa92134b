/** Sentences that Flite says clearly enough for small recognisers. `NAME` stands for the person addressed. */
export const stock = {
  openings: [
    "Good morning everyone. Let us begin with the agenda for today.",
    "Good afternoon everyone. We have some points to talk about today.",
    "Welcome everyone. Let us begin the meeting.",
  ],
  topics: [
    "Let us talk about the release of the new program.",
    "Let us talk about the budget for the next quarter.",
    "The next point is the new office.",
    "Let us move on to the training for our customers.",
    "The next item is the visit of our partners.",
    "Let us talk about the plan for the summer.",
  ],
  statements: [
    "The tests are finished, and all of the problems are fixed.",
    "The customers are waiting for an answer from us.",
    "I think we need more time for the design.",
    "We have spent about half of the money so far.",
    "The new machines will arrive in the middle of the month.",
    "I had a long talk with the team about it.",
    "Most of the people like the new design.",
    "The weather made the work very difficult last month.",
    "Our partners have a very good plan for the winter.",
    "The numbers are better than last year.",
    "In my opinion the price is a little bit high.",
    "The old system is slow, and many people complain about it.",
    "I have seen the first part of it, and it looks very good.",
    "There is a problem with the computers in the second room.",
  ],
  decisions: [
    "So we have decided. We will release the new program on Monday.",
    "We agreed to hire another engineer in September.",
    "So we have decided to move the meeting to the morning.",
    "We have decided to buy the new machines.",
    "We agreed to keep the old price until the summer.",
  ],
  requests: [
    "NAME, please send the letter to the customers by Friday.",
    "NAME, please write a plan for the training by Monday.",
    "NAME, please ask the bank for the numbers by Wednesday.",
    "NAME, please talk to our partners before Friday.",
  ],
  acceptances: ["Yes, I can do that.", "Of course, I can do that.", "Yes, no problem."],
  promises: [
    "I will write the test report by Wednesday.",
    "I will call the customers before Friday.",
    "I will check the contract by Monday.",
    "I will find a new room for the team by Friday.",
  ],
  questions: [
    "There is another question. How much money do we have for the next quarter?",
    "I also have a question. When will the new office be ready?",
    "There is another question. Who will talk to the people from the city?",
  ],
  noAnswers: ["I do not know. We need to find out.", "I do not know. Let us talk about it next week."],
  replies: ["I agree with that.", "That is a good idea.", "That is fine with me."],
  closings: ["Thank you all. Have a nice day.", "Thank you everyone. That was everything for today."],
} as const;

/** A kind of sentence in {@link stock}. */
export type StockKind = keyof typeof stock;
