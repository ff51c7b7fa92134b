/**
 * Scores 20 speakers and 5,000 turns by every metric (but MIMO-WER, which such a meeting is too large for)
 * and prints the rates and the time. Fails when that needs 10 s of processor time or more.
 */
import { evaluate, type Metric, type Transcript, type TranscriptSegment } from "@hapju/evaluation";

const SPEAKERS = 20;
const TURNS = 5000;
const LIMIT_SECONDS = 10;
const METRICS: readonly Metric[] = [
  "cpWer",
  "tcpWer",
  "orcWer",
  "tcorcWer",
  "dicpWer",
  "der",
  "jer",
  "identification",
];

const random = generator(7);
const reference = meeting();
const hypothesis = recognised(reference);
const words = reference.segments.reduce((sum, turn) => sum + turn.words!.split(" ").length, 0);

const started = performance.now();
const { user } = process.cpuUsage();
const { overall } = evaluate(reference, hypothesis, { metrics: METRICS });
const seconds = process.cpuUsage({ user, system: 0 }).user / 1e6;
const wallSeconds = (performance.now() - started) / 1000;
process.stdout.write(
  [
    `${SPEAKERS} speakers, ${TURNS} turns, ${words} words`,
    "",
    "| metric | rate |",
    "| --- | ---: |",
    ...METRICS.map((metric) => `| ${metric} | ${(100 * overall[metric]!.rate!).toFixed(1)}% |`),
    "",
    `all together: ${seconds.toFixed(1)} s of processor time (${wallSeconds.toFixed(1)} s passed)`,
    "",
  ].join("\n"),
);
if (seconds >= LIMIT_SECONDS) {
  process.stderr.write(`scoring took ${seconds.toFixed(1)} s; it must stay under ${LIMIT_SECONDS} s\n`);
  process.exitCode = 1;
}

/** Turns of 4 to 16 words of a vocabulary with the frequencies of English (Zipf), some overlapping. */
function meeting(): Transcript {
  const free = new Float64Array(SPEAKERS);
  let now = 0;
  const segments = Array.from({ length: TURNS }, (): TranscriptSegment => {
    const speaker = Math.floor(random() * SPEAKERS);
    const count = 4 + Math.floor(random() * 13);
    const startSeconds = Math.max(now, free[speaker]!);
    const endSeconds = startSeconds + count * 0.35;
    free[speaker] = endSeconds;
    now = startSeconds + count * 0.3;
    const text = Array.from({ length: count }, word).join(" ");
    return { session: "m", speaker: `s${speaker}`, startSeconds, endSeconds, words: text };
  });
  return { file: "reference", segments };
}

/** The same with a fifth of the words wrong and one turn in ten given to another speaker. */
function recognised({ segments }: Transcript): Transcript {
  return {
    file: "hypothesis",
    segments: segments
      .map((turn) => ({
        ...turn,
        speaker: random() < 0.1 ? `s${Math.floor(random() * SPEAKERS)}` : turn.speaker,
        words: turn
          .words!.split(" ")
          .flatMap((text) =>
            random() < 0.8 ? [text] : random() < 0.5 ? [word()] : random() < 0.5 ? [] : [text, word()],
          )
          .join(" "),
      }))
      .toSorted((a, b) => a.startSeconds - b.startSeconds),
  };
}

function word(): string {
  return `w${Math.floor(Math.exp(random() * Math.log(5000)))}`;
}

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
