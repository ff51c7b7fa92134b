import { expect, test } from "vitest";
import { meeting, random, speakersAt } from "../fixtures/meeting.fixture.ts";
import { attributeTurns } from "./attribute-turns.ts";
import { identifyPeople } from "./identify-people.ts";

test("an hour with eight people and ten thousand words has at most 3% wrong speakers", () => {
  const next = random(7);
  const people = Array.from({ length: 8 }, (_, i) => ({ id: `p${i}`, enrolled: i < 7 }));
  const utterances = [];
  for (let t = 1; t < 3590; ) {
    const length = 2 + 4 * next();
    const text = Array.from({ length: Math.round(length * 3.3) }, (_, i) => `word${i}`).join(" ");
    utterances.push({ person: `p${Math.floor(next() * 8)}`, startSeconds: t, endSeconds: t + length, text });
    t += length + 0.7;
  }
  const inputs = meeting({ seconds: 3600, people, utterances });
  const named = identifyPeople(inputs);
  const turns = attributeTurns({ words: inputs.written, people: named });
  expect(turns.flatMap(({ words }) => words).length).toBeGreaterThan(9_000);
  const right = utterances.filter(({ person, startSeconds, endSeconds }) => {
    const [speaker] = speakersAt(named.speaking, (startSeconds + endSeconds) / 2);
    return person === "p7" ? speaker?.startsWith("unknown-") : speaker === person;
  });
  expect(right.length / utterances.length).toBeGreaterThan(0.97);
});
