import { attributeTurns, type Correction, identifyPeople } from "@hapju/diarization";
import { meeting, random } from "../packages/diarization/src/fixtures/meeting.fixture.ts";
import { table } from "./lib/table.ts";

/**
 * How long attribution takes to apply one correction of each kind to an hour of eight people and ten thousand words,
 * with voices distinguished: the steps `people` and `turns`, without database. Fails from one second on.
 */
const LIMIT_MS = 1000;
const ROUNDS = 5;

const next = random(7);
const people = Array.from({ length: 8 }, (_, i) => ({
  id: `p${i}`,
  enrolled: i < 7,
  voiceEnrolled: i < 4,
}));
const utterances: { person: string; startSeconds: number; endSeconds: number; text: string }[] = [];
for (let t = 1; t < 3590; ) {
  const length = 2 + 4 * next();
  const text = Array.from({ length: Math.round(length * 3.3) }, (_, i) => `word${i}`).join(" ");
  utterances.push({ person: `p${Math.floor(next() * 8)}`, startSeconds: t, endSeconds: t + length, text });
  t += length + 0.7;
}
const inputs = meeting({ seconds: 3600, people, utterances, voices: true });
const words = inputs.written.reduce((sum, { words }) => sum + words.length, 0);

const [turn, other] = [utterances[100]!, utterances[400]!];
const face = { seconds: 1800, x: 0.07, y: 0.47 };
const corrections: readonly Correction[] = [
  { kind: "turn-is", turn, person: "p3" },
  { kind: "track-is", face, person: "p7" },
  { kind: "not-person", at: turn, person: turn.person },
  { kind: "not-person", at: face, person: "p0" },
  { kind: "same-person", at: [turn, other] },
  { kind: "split", seconds: (turn.startSeconds + turn.endSeconds) / 2 },
  { kind: "split", ...face },
  { kind: "join", seconds: turn.endSeconds + 0.35 },
  { kind: "text-is", turn, text: "what was really said" },
];

function timed(list: readonly Correction[]) {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    const named = identifyPeople({ ...inputs, corrections: list });
    attributeTurns({ words: inputs.written, people: named, corrections: list });
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return { median: times[ROUNDS >> 1]!, slowest: times.at(-1)! };
}

timed([]);
const rows = [
  { name: "none", list: [] },
  ...corrections.map((one) => ({
    name:
      "at" in one && one.kind === "not-person"
        ? `${one.kind}, ${"x" in one.at ? "face" : "turn"}`
        : one.kind === "split" && one.x !== undefined
          ? "split, face"
          : one.kind,
    list: [one],
  })),
  { name: "all of them", list: corrections },
].map(({ name, list }) => ({ name, ...timed(list) }));
console.log(
  `${utterances.length} utterances, ${words} words, ${inputs.tracks.length} tracks, ${inputs.voices.voices.length} voices\n`,
);
console.log(
  table(
    ["correction", `ms, median of ${ROUNDS}`, "slowest"],
    rows.map(({ name, median, slowest }) => [name, Math.round(median), Math.round(slowest)]),
  ),
);
if (rows.some(({ median }) => median >= LIMIT_MS)) process.exitCode = 1;
