import { describe, expect, test } from "vitest";
import { defaultLanguages } from "./all.ts";
import { readExamples } from "./example-set.fixture.ts";
import { precisionOf, recallOf, scoreExamples } from "./score.fixture.ts";

describe.each(defaultLanguages)("$name", (language) => {
  const halves = (["rules", "held-out"] as const).map((half) => readExamples(language.tag, half));

  test("has at least 300 examples, half of them of nothing that minutes hold", () => {
    const examples = halves.flatMap((set) => set.examples);
    const nothing = examples.filter(({ decisions, actions }) => decisions + actions.length === 0);
    expect(examples.length).toBeGreaterThanOrEqual(300);
    expect(nothing.length / examples.length).toBeGreaterThanOrEqual(0.5);
  });

  test("what is found in the half that no rule was written from is right, and most is found", async () => {
    const [, heldOut] = halves;
    if (!heldOut) throw new Error("There is no held-out half.");
    const { decisions, actions, dates } = await scoreExamples(language, heldOut);
    // Only counts: a message with a sentence would show it to those who write rules.
    for (const counts of [decisions, actions]) {
      expect(precisionOf(counts)).toBeGreaterThanOrEqual(0.95);
      expect(recallOf(counts)).toBeGreaterThanOrEqual(0.8);
    }
    expect(dates.right / (dates.right + dates.wrong)).toBeGreaterThanOrEqual(0.95);
  });
});
