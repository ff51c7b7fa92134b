import fc from "fast-check";
import { expect, test } from "vitest";
import type { People } from "../decisions.ts";
import { meeting, random, speakersAt, type Utterance } from "../fixtures/meeting.fixture.ts";
import { attributeTurns } from "../infer/attribute-turns.ts";
import { identifyPeople } from "../infer/identify-people.ts";
import { mainSpeaker, trackAt } from "./anchors.ts";
import { type Correction, type FaceAnchor, isFace, type TurnAnchor } from "./correction.ts";

const IDS = ["ann", "bob", "cho", "eve", "fay"];
const SECONDS = 90;

/** A meeting of five, two of them not enrolled and one leaving, that differs by seed. */
function meetingOf(seed: number) {
  const next = random(seed);
  const utterances: Utterance[] = [];
  for (let t = 1; t < SECONDS - 6; ) {
    const length = 1.5 + 2.5 * next();
    utterances.push({ person: IDS[Math.floor(next() * 5)]!, startSeconds: t, endSeconds: t + length });
    t += length + 0.7 + next();
  }
  const people = IDS.map((id, at) => ({
    id,
    enrolled: at < 3,
    ...(at === 4 ? { visible: [{ startSeconds: 0, endSeconds: 45 }] } : {}),
  }));
  return { utterances, inputs: meeting({ seconds: SECONDS, people, utterances, seed }) };
}
const meetings = [1, 2, 3].map(meetingOf);

type Inputs = (typeof meetings)[number]["inputs"];
const run = (inputs: Inputs, corrections: readonly Correction[]) => {
  const people = identifyPeople({ ...inputs, corrections });
  return { people, turns: attributeTurns({ words: inputs.written, people, corrections }) };
};

/** Corrections of every kind that point at faces and turns of the meeting. */
function corrections({ utterances }: (typeof meetings)[number]): fc.Arbitrary<Correction> {
  // Few places, so that corrections meet.
  const turn = fc
    .constantFrom(...utterances.slice(0, 5), ...utterances.slice(-2))
    .map(({ startSeconds, endSeconds }): TurnAnchor => ({ startSeconds, endSeconds }));
  const face = fc
    .record({ seat: fc.nat(4), seconds: fc.constantFrom(2, 10, 31) })
    .map(({ seat, seconds }): FaceAnchor => ({ seconds, x: 0.07 + seat * 0.12, y: 0.47 }));
  const person = fc.constantFrom(...IDS, "zoe");
  const personOrNull = fc.option(person, { nil: null });
  const anchor = fc.oneof(turn, face);
  return fc.oneof(
    fc.record({ kind: fc.constant("turn-is" as const), turn, person: personOrNull }),
    fc.record({ kind: fc.constant("track-is" as const), face, person: personOrNull }),
    fc.record({ kind: fc.constant("speaker-is" as const), at: anchor, person: personOrNull }),
    fc.record({ kind: fc.constant("not-person" as const), at: anchor, person }),
    fc.record({ kind: fc.constant("same-person" as const), at: fc.tuple(anchor, anchor) }),
    turn.map(({ startSeconds, endSeconds }) => ({
      kind: "split" as const,
      seconds: (startSeconds + endSeconds) / 2,
    })),
    face.map((at) => ({ kind: "split" as const, ...at })),
  );
}

/** A meeting and a list of corrections; one run of the property costs two or three re-runs of attribution. */
const cases = (minLength: number) =>
  fc.nat(meetings.length - 1).chain((at) =>
    fc.record({
      at: fc.constant(at),
      list: fc.array(corrections(meetings[at]!), { minLength, maxLength: 4 }),
    }),
  );
const RUNS = { numRuns: 150 };

const whoIs = ({ tracks, speaking }: People, at: FaceAnchor | TurnAnchor) =>
  isFace(at) ? trackAt(tracks, at)?.speaker : mainSpeaker(speaking, at);
const middleOf = ({ startSeconds, endSeconds }: TurnAnchor) => (startSeconds + endSeconds) / 2;

function expectEffect(correction: Correction, { people, turns }: ReturnType<typeof run>): void {
  if (correction.kind === "turn-is") {
    const speaker = mainSpeaker(people.speaking, correction.turn);
    if (correction.person === null) expect(speaker).toMatch(/^unknown-/);
    else expect(speaker).toBe(correction.person);
  } else if (correction.kind === "track-is") {
    const speaker = whoIs(people, correction.face);
    if (correction.person === null) expect(speaker).toMatch(/^unknown-/);
    else expect(speaker).toBe(correction.person);
  } else if (correction.kind === "speaker-is") {
    const { at, person } = correction;
    if (person === null) expect(whoIs(people, at)).toMatch(/^unknown-/);
    else expect(whoIs(people, at)).toBe(person);
  } else if (correction.kind === "not-person") {
    const { at, person } = correction;
    if (isFace(at)) expect(whoIs(people, at)).not.toBe(person);
    else expect(speakersAt(people.speaking, middleOf(at))).not.toContain(person);
  } else if (correction.kind === "same-person") {
    const [first, second] = correction.at.map((at) => whoIs(people, at));
    expect(first).toBe(second);
  } else if (correction.kind === "split" && correction.x === undefined) {
    const { seconds } = correction;
    const across = turns.filter(
      (turn) => turn.startSeconds < seconds - 0.06 && turn.endSeconds > seconds + 0.06,
    );
    expect(across).toEqual([]);
  }
}

test("the last correction takes effect, whatever the earlier ones are", () => {
  fc.assert(
    fc.property(cases(1), ({ at, list }) => expectEffect(list.at(-1)!, run(meetings[at]!.inputs, list))),
    RUNS,
  );
});

test("corrections have the same effect in a re-run that numbers and orders the tracks differently", () => {
  fc.assert(
    fc.property(cases(1), ({ at, list }) => {
      const { inputs: first } = meetings[at]!;
      const { tracks } = first;
      const renumbered = tracks
        .map((track, at) => ({ ...track, id: `other-${tracks.length - at}` }))
        .reverse();
      const answers = [first, { ...first, tracks: renumbered }].map((inputs) =>
        run(inputs, list).turns.map(({ speaker, startSeconds, endSeconds, words }) => ({
          speaker,
          startSeconds,
          endSeconds,
          words,
        })),
      );
      expect(answers[1]).toEqual(answers[0]);
    }),
    RUNS,
  );
});

test("undoing a correction restores the earlier result exactly, and inputs are never modified", () => {
  fc.assert(
    fc.property(cases(1), fc.nat(), ({ at, list }, which) => {
      const { inputs } = meetings[at]!;
      const undone = list.filter((_, position) => position !== which % list.length);
      const read = structuredClone(inputs);
      const before = run(inputs, undone);
      run(inputs, list);
      expect(run(inputs, undone)).toEqual(before);
      expect(inputs).toEqual(read);
    }),
    { numRuns: 40 },
  );
});
