import { expect, test } from "vitest";
import { attributeTurns } from "./attribute-turns.ts";
import { identifyPeople } from "./identify-people.ts";
import { meeting, random, speakersAt } from "./meeting.fixture.ts";

test("an hour with eight people and ten thousand words is corrected in under a second", () => {
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
  const corrections = [{ kind: "turn-is", turn: utterances[5]!, person: "p3" }] as const;
  const turn = () => {
    const started = performance.now();
    const named = identifyPeople({ ...inputs, corrections });
    const turns = attributeTurns({ words: inputs.written, people: named, corrections });
    return { named, turns, milliseconds: performance.now() - started };
  };
  turn();
  const { named, turns, milliseconds } = turn();
  expect(turns.flatMap(({ words }) => words).length).toBeGreaterThan(9_000);
  const right = utterances.filter(({ person, startSeconds, endSeconds }) => {
    const [speaker] = speakersAt(named.speaking, (startSeconds + endSeconds) / 2);
    return person === "p7" ? speaker?.startsWith("unknown-") : speaker === person;
  });
  expect(right.length / utterances.length).toBeGreaterThan(0.97);
  expect(milliseconds).toBeLessThan(1000);
});
