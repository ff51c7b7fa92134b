import { expect, test } from "vitest";
import { meeting, type Plan, random, speakersAt } from "../fixtures/meeting.fixture.ts";
import { identifyPeople, type PeopleInputs } from "./identify-people.ts";

const plan: Plan = {
  seconds: 75,
  people: [
    { id: "ann" },
    { id: "bob", silentLips: [{ startSeconds: 40, endSeconds: 41 }] },
    { id: "cho", visible: [{ startSeconds: 0, endSeconds: 34 }] },
    { id: "eve", enrolled: false },
  ],
  utterances: [
    { person: "ann", startSeconds: 2, endSeconds: 5 },
    { person: "bob", startSeconds: 6, endSeconds: 8 },
    { person: "cho", startSeconds: 9, endSeconds: 11 },
    { person: "eve", startSeconds: 12, endSeconds: 15 },
    { person: "ann", startSeconds: 39, endSeconds: 43 },
    { person: "cho", startSeconds: 46, endSeconds: 48 },
    { person: "ann", startSeconds: 50, endSeconds: 52 },
    { person: "bob", startSeconds: 52, endSeconds: 54 },
    { person: "eve", startSeconds: 60, endSeconds: 63 },
  ],
};
const inputs = meeting(plan);
const middle = (at: number) => {
  const { startSeconds, endSeconds } = plan.utterances[at]!;
  return (startSeconds + endSeconds) / 2;
};

test("enrolled people who are visible are named", () => {
  const { speaking, tracks } = identifyPeople(inputs);
  expect(tracks.map(({ speaker }) => speaker)).toEqual(["ann", "bob", "cho", "unknown-1"]);
  const heard = [0, 1, 2, 4, 6, 7].map((at) => speakersAt(speaking, middle(at)));
  expect(heard).toEqual([["ann"], ["bob"], ["cho"], ["ann"], ["ann"], ["bob"]]);
});

test("a person who is not enrolled is unknown, with one number for all their speech", () => {
  const { speaking } = identifyPeople(inputs);
  expect([3, 8].map((at) => speakersAt(speaking, middle(at)))).toEqual([["unknown-1"], ["unknown-1"]]);
});

test("speech of a person off screen is not given to a visible person", () => {
  const { speaking } = identifyPeople(inputs);
  expect(speakersAt(speaking, middle(5))).toEqual(["unknown-2"]);
});

test("with voices, a person off screen is named by the voice that was linked to their face before", () => {
  const heard = meeting({ ...plan, voices: true });
  const { speaking, voiceEvidence } = identifyPeople(heard);
  expect(voiceEvidence).toBe("test-voices");
  expect(speakersAt(speaking, middle(5))).toEqual(["cho"]);
  expect(speaking.find(({ startSeconds }) => startSeconds >= 45.9)?.by).toBe("voice");
});

test("without video, enrolled voices are named and the others are told apart", () => {
  const people = plan.people.map((person) => ({ ...person, voiceEnrolled: person.id !== "eve" }));
  const { voices, directory, calibrations } = meeting({ ...plan, people, voices: true });
  const { speaking } = identifyPeople({ tracks: [], lips: [], voices, directory, calibrations });
  const heard = plan.utterances.map((_, at) => speakersAt(speaking, middle(at))[0]);
  expect(heard).toEqual(["ann", "bob", "cho", "unknown-1", "ann", "cho", "ann", "bob", "unknown-1"]);
});

test("a person recognised by the voice is not replaced by an unknown face that moves its lips", () => {
  const silentLips = [{ startSeconds: 9.8, endSeconds: 14.2 }];
  const { speaking } = identifyPeople(
    meeting({
      seconds: 30,
      people: [
        { id: "ann" },
        { id: "eve", enrolled: false, silentLips },
        { id: "cho", visible: [], voiceEnrolled: true },
      ],
      utterances: [
        { person: "ann", startSeconds: 2, endSeconds: 5 },
        { person: "cho", startSeconds: 10, endSeconds: 14 },
        { person: "ann", startSeconds: 16, endSeconds: 19 },
        { person: "cho", startSeconds: 21, endSeconds: 24 },
      ],
      voices: true,
    }),
  );
  expect(speakersAt(speaking, 12)).toEqual(["cho"]);
  expect(speakersAt(speaking, 22.5)).toEqual(["cho"]);
});

test("a turn of a recognised voice that is unlike the person's template stays unknown", () => {
  const { voices, directory, calibrations } = meeting({
    seconds: 60,
    people: [{ id: "ann", voiceEnrolled: true }, { id: "eve" }],
    utterances: [0, 1, 2, 3, 4].map((at) => ({
      person: at === 2 ? "eve" : "ann",
      startSeconds: 2 + at * 10,
      endSeconds: 6 + at * 10,
    })),
    voices: true,
  });
  // Both speakers in one cluster.
  const [first, ...others] = voices.voices;
  const segments = [first!, ...others].flatMap((one) => one.segments);
  const mixed = { ...voices, voices: [{ ...first!, segments }] };
  const voice = { ...calibrations.voice!, askFrom: 2 };
  const named = identifyPeople({ tracks: [], lips: [], voices: mixed, directory, calibrations: { voice } });
  expect([4, 14, 34, 44].map((at) => speakersAt(named.speaking, at))).toEqual(Array(4).fill(["ann"]));
  expect(speakersAt(named.speaking, 24)[0]).toMatch(/^unknown-/);
});

test("a voice below the naming threshold is unknown, however few people are enrolled", () => {
  const people = plan.people.map((person) => ({ ...person, voiceEnrolled: person.id !== "eve" }));
  const { voices, directory, calibrations } = meeting({ ...plan, people, voices: true });
  const voice = { ...calibrations.voice!, nameFrom: 100 };
  const { speaking } = identifyPeople({ tracks: [], lips: [], voices, directory, calibrations: { voice } });
  expect(speaking.every(({ speaker }) => speaker.startsWith("unknown-"))).toBe(true);
});

test("without video and without a speaker model all speech is unknown, and the result says so", () => {
  const { voiceEvidence, speaking } = identifyPeople({ ...inputs, tracks: [], lips: [] });
  expect(voiceEvidence).toBe("none");
  expect(new Set(speaking.map(({ speaker }) => speaker))).toEqual(new Set(["unknown-1"]));
});

test("without audio visible people are still named", () => {
  const { tracks, speaking } = identifyPeople({
    ...inputs,
    voices: { ...inputs.voices, speech: [] },
    lips: [],
  });
  expect(tracks.map(({ speaker }) => speaker)).toEqual(["ann", "bob", "cho", "unknown-1"]);
  expect(speaking).toEqual([]);
});

test("a single visible face without lip scores is not taken for the speaker", () => {
  const { speaking } = identifyPeople({ ...inputs, tracks: inputs.tracks.slice(0, 1), lips: [] });
  expect(new Set(speaking.map(({ speaker }) => speaker))).toEqual(new Set(["unknown-1"]));
});

test("of two mouths that move all through a turn none is named", () => {
  const silentLips = [{ startSeconds: 1.8, endSeconds: 5.2 }];
  const { speaking } = identifyPeople(
    meeting({
      seconds: 20,
      people: [{ id: "ann" }, { id: "bob", silentLips }],
      utterances: [
        { person: "ann", startSeconds: 2, endSeconds: 5 },
        { person: "ann", startSeconds: 10, endSeconds: 13 },
      ],
    }),
  );
  expect(speakersAt(speaking, 3.5)[0]).toMatch(/^unknown-/);
  expect(speakersAt(speaking, 11.5)).toEqual(["ann"]);
});

test("of two mouths that move all through a turn the one with the linked voice is named", () => {
  const silentLips = [{ startSeconds: 21.8, endSeconds: 25.2 }];
  const { speaking } = identifyPeople(
    meeting({
      seconds: 30,
      people: [{ id: "ann" }, { id: "bob", silentLips }],
      utterances: [
        { person: "ann", startSeconds: 2, endSeconds: 5 },
        { person: "bob", startSeconds: 6, endSeconds: 9 },
        { person: "ann", startSeconds: 10, endSeconds: 13 },
        { person: "bob", startSeconds: 14, endSeconds: 17 },
        { person: "ann", startSeconds: 22, endSeconds: 25 },
      ],
      voices: true,
    }),
  );
  expect(speakersAt(speaking, 23.5)).toEqual(["ann"]);
});

test("a mouth that moves to another voice is not named", () => {
  const silentLips = [{ startSeconds: 21.8, endSeconds: 25.2 }];
  const { speaking } = identifyPeople(
    meeting({
      seconds: 30,
      people: [{ id: "ann" }, { id: "bob", silentLips }, { id: "cho", visible: [] }],
      utterances: [
        { person: "ann", startSeconds: 2, endSeconds: 5 },
        { person: "bob", startSeconds: 6, endSeconds: 9 },
        { person: "ann", startSeconds: 10, endSeconds: 13 },
        { person: "bob", startSeconds: 14, endSeconds: 17 },
        { person: "cho", startSeconds: 22, endSeconds: 25 },
      ],
      voices: true,
    }),
  );
  expect(speakersAt(speaking, 23.5)[0]).toMatch(/^unknown-/);
});

test("two people who clearly speak at once have overlapping segments", () => {
  const both = meeting({
    seconds: 20,
    people: [{ id: "ann" }, { id: "bob" }],
    utterances: [
      { person: "ann", startSeconds: 2, endSeconds: 6 },
      { person: "bob", startSeconds: 4.5, endSeconds: 9 },
    ],
  });
  const { speaking } = identifyPeople(both);
  expect(speakersAt(speaking, 3)).toEqual(["ann"]);
  expect(speakersAt(speaking, 5.2)).toEqual(["ann", "bob"]);
  expect(speakersAt(speaking, 7.5)).toEqual(["bob"]);
});

test("the order of tracks, people and lip scores does not matter", () => {
  const shuffled = shuffle(inputs);
  const [a, b] = [identifyPeople(inputs), identifyPeople(shuffled)];
  expect(b.speaking).toEqual(a.speaking);
  const byId = (people: typeof a) => people.tracks.toSorted((x, y) => (x.track.id < y.track.id ? -1 : 1));
  expect(byId(b)).toEqual(byId(a));
});

test("shifting all inputs in time shifts the result in time", () => {
  const later = identifyPeople(meeting({ ...plan, shiftSeconds: 120 })).speaking;
  const now = identifyPeople(inputs).speaking;
  expect(later.map(({ speaker }) => speaker)).toEqual(now.map(({ speaker }) => speaker));
  later.forEach((one, at) => {
    expect(one.startSeconds).toBeCloseTo(now[at]!.startSeconds + 120, 6);
  });
});

test("a track linked to another names it and the evidence", () => {
  const [first] = inputs.tracks;
  const later = <T extends { readonly seconds: number }>(one: T) => ({ ...one, seconds: one.seconds + 100 });
  const embedding = first!.embeddings[0]!;
  const again = {
    ...first!,
    id: "again",
    startSeconds: first!.startSeconds + 100,
    endSeconds: first!.endSeconds + 100,
    visible: [{ startSeconds: 100, endSeconds: 175 }],
    parts: [],
    boxes: first!.boxes.map(later),
    // One small picture decides nothing by itself.
    embeddings: [later({ ...embedding, quality: { ...embedding.quality, sizePixels: 55 } })],
  };
  const { tracks } = identifyPeople({ ...inputs, tracks: [...inputs.tracks, again] });
  const linked = tracks.find(({ track }) => track.id === "again");
  expect(linked).toMatchObject({ speaker: "ann", reason: "linked", linkedTo: { track: first!.id } });
  expect(linked!.linkedTo!.logLikelihoods).toEqual({
    face: expect.any(Number),
    position: expect.any(Number),
  });
  expect(linked!.confidence).toBeLessThan(tracks[0]!.confidence);
});

test("two faces that match one person equally are both uncertain", () => {
  const [first, second] = inputs.tracks;
  const twin = { ...second!, embeddings: first!.embeddings };
  const { tracks } = identifyPeople({ ...inputs, tracks: [first!, twin] });
  expect(tracks.filter(({ speaker }) => speaker === "ann").length).toBeLessThan(2);
  expect(tracks.map(({ reason }) => reason)).toEqual(["uncertain", "uncertain"]);
});

test("a face too small to tell people apart stays unknown", () => {
  const people = plan.people.map((person) => ({ ...person, facePixels: 30 }));
  const { tracks } = identifyPeople(meeting({ ...plan, people }));
  expect(tracks.every(({ speaker }) => speaker.startsWith("unknown-"))).toBe(true);
});

test.each([1, 2, 3, 4, 5, 6])("no person has a wrong name in random meetings (seed %i)", (seed) => {
  const next = random(seed);
  const people = Array.from({ length: 2 + Math.floor(next() * 7) }, (_, i) => ({
    id: `p${i}`,
    enrolled: next() < 0.7,
    ...(next() < 0.3 ? { visible: [{ startSeconds: 0, endSeconds: 30 + 30 * next() }] } : {}),
  }));
  const utterances = [];
  for (let t = 1; t < 110; ) {
    const length = 1 + 3 * next();
    utterances.push({
      person: people[Math.floor(next() * people.length)]!.id,
      startSeconds: t,
      endSeconds: t + length,
    });
    t += length + 0.7 + next();
  }
  const { speaking, tracks } = identifyPeople(meeting({ seconds: 120, people, utterances, seed }));
  for (const { person, startSeconds, endSeconds } of utterances) {
    const [speaker = ""] = speakersAt(speaking, (startSeconds + endSeconds) / 2);
    const shown = people.find(({ id }) => id === person)!;
    const inView = !shown.visible || shown.visible[0]!.endSeconds > endSeconds;
    if (shown.enrolled && inView) expect(speaker).toBe(person);
    else if (!(shown.enrolled && speaker === person)) expect(speaker).toMatch(/^unknown-/);
  }
  const seen = tracks.filter(({ speaker }) => !speaker.startsWith("unknown-"));
  expect(new Set(seen.map(({ speaker }) => speaker)).size).toBe(seen.length);
});

function shuffle(one: ReturnType<typeof meeting>): PeopleInputs {
  const { tracks, voices, directory, calibrations } = one;
  return {
    tracks: tracks.toReversed(),
    voices: { ...voices, speech: voices.speech.toReversed() },
    lips: one.lips.map((scores) => scores.toReversed()),
    directory: directory.toReversed(),
    calibrations,
  };
}
