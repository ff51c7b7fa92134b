/** Heights in pixels, from the top: times, topics, marks, sound, one lane per person. */
export const ROWS = { times: 20, topics: 18, marks: 18, sound: 44, lane: 20, foot: 6 } as const;

/** Where each row begins, and the height of all rows, in pixels. */
export function rowsOf(lanes: number, hasTopics: boolean) {
  const topics = ROWS.times;
  const marks = topics + (hasTopics ? ROWS.topics : 0);
  const sound = marks + ROWS.marks;
  const people = sound + ROWS.sound + 4;
  return { topics, marks, sound, people, height: people + lanes * ROWS.lane + ROWS.foot };
}
