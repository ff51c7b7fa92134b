import { describe, expect, test } from "vitest";
import { SynthesisError } from "./errors.ts";
import { parseScript } from "./script.ts";

const people = [
  { id: "maria", name: "Maria Lopez", appearance: 5, voice: "slt" },
  { id: "david", name: "David Clark", appearance: 110, voice: "rms" },
];
const script = {
  name: "tiny",
  title: "A tiny meeting",
  language: "en",
  people,
  utterances: [{ speaker: "maria", text: "Good morning." }],
};

function fault(value: unknown): SynthesisError {
  try {
    parseScript(value);
  } catch (error) {
    if (error instanceof SynthesisError) return error;
  }
  throw new Error("the script was accepted");
}

test("fields that a script omits have defaults", () => {
  const parsed = parseScript(script);
  expect(parsed).toMatchObject({ seed: 1, framesPerSecond: 12.5, noiseDecibels: -50 });
  expect(parsed.people[0]).toMatchObject({ enrolled: true, mouthsSilently: [] });
  expect(parsed.utterances[0]).toMatchObject({ gapSeconds: 0.6 });
});

describe("an invalid script is refused with the field and the rule", () => {
  test.each([
    [
      "an unknown speaker",
      { utterances: [{ speaker: "emma", text: "Hi." }] },
      "utterances.0.speaker",
      "emma",
    ],
    ["two people of one id", { people: [people[0], people[0]] }, "people.1.id", "maria"],
    ["no people", { people: [] }, "people", "1"],
    ["nine people", { people: Array(9).fill(people[0]) }, "people", "8"],
    ["a voice that does not exist", { people: [{ ...people[0], voice: "tenor" }] }, "people.0.voice", "slt"],
    [
      "a person who leaves before arriving",
      { people: [{ ...people[0], arrivesAtSeconds: 5, leavesAtSeconds: 4 }] },
      "people.0.leavesAtSeconds",
      "5 s",
    ],
    [
      "a segment that ends before it starts",
      { people: [{ ...people[0], mouthsSilently: [{ startSeconds: 3, endSeconds: 2 }] }] },
      "people.0.mouthsSilently.0",
      "2 s",
    ],
    ["an empty utterance", { utterances: [{ speaker: "maria", text: "" }] }, "utterances.0.text", ""],
    ["a misspelt field", { frameRate: 3 }, "", "frameRate"],
    ["another language", { language: "ko" }, "language", "en"],
  ])("%s", (_, change, field, detail) => {
    const error = fault({ ...script, ...change });
    expect(error.code).toBe("invalid-script");
    expect(error.data.field).toBe(field);
    expect(error.message).toContain(field);
    expect(error.message).toContain(detail);
  });
});
