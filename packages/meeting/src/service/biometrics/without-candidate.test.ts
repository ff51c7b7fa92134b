import { expect, test } from "vitest";
import { candidate, people, speech, track, voice } from "../results/people.fixture.ts";
import { withoutCandidate } from "./without-candidate.ts";

test("the scores of a person who was only a candidate are removed, the names stay", () => {
  const evidence = people({
    tracks: [track("track-1", "kim", candidate("kim", 0.8), candidate("dora", 0.15), candidate("lee", 0.05))],
    voices: [voice("voice-1", "kim", candidate("kim", 0.9), candidate("dora", 0.1))],
    speaking: [{ ...speech("kim", 0, 2), runnerUp: { speaker: "dora", confidence: 0.1 } }],
  });
  const without = withoutCandidate(evidence, "dora");
  expect(JSON.stringify(without)).not.toContain("dora");
  expect(without.tracks[0]).toMatchObject({ speaker: "kim", runnerUp: { person: "lee" } });
  expect(without.voices[0]).not.toHaveProperty("runnerUp");
  expect(without.speaking[0]).not.toHaveProperty("runnerUp");
});

test("evidence without the person is returned as it is", () => {
  const evidence = people({ tracks: [track("track-1", "kim", candidate("kim", 0.8))] });
  expect(withoutCandidate(evidence, "dora")).toBe(evidence);
});
