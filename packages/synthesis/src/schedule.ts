import { SAMPLE_RATE } from "@hapju/spec";
import { defined } from "./defined.ts";
import { invalid, type MeetingScript, type ScriptPerson } from "./script.ts";
import { type SpokenText, speak } from "./speech/speak.ts";

/** An utterance with its sound and its place in the meeting. */
export interface PlacedUtterance {
  readonly speaker: string;
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly speech: SpokenText;
  /** Whether the speaker is in the picture from its start to its end. */
  readonly onScreen: boolean;
}

/** A script with every utterance spoken and timed. */
export interface Schedule {
  readonly script: MeetingScript;
  readonly durationSeconds: number;
  /** By start. */
  readonly utterances: readonly PlacedUtterance[];
}

const leadInSeconds = 1.5;
const tailSeconds = 1.5;

/**
 * Speaks every utterance and gives it its time.
 *
 * @throws {SynthesisError} `invalid-script` when a person would talk over themselves, or mouth silently while
 * talking.
 */
export async function scheduleSpeech(script: MeetingScript): Promise<Schedule> {
  const people = new Map(script.people.map((person) => [person.id, person]));
  const utterances: PlacedUtterance[] = [];
  let endSeconds = leadInSeconds;
  for (const [index, { speaker, text, atSeconds, gapSeconds }] of script.utterances.entries()) {
    const person = defined(people.get(speaker));
    const speech = await speak(text, person.voice);
    const seconds = speech.samples.length / SAMPLE_RATE;
    const next = index === 0 ? leadInSeconds : Math.max(0, endSeconds + gapSeconds);
    const startSeconds = Math.round((atSeconds ?? next) * 100) / 100;
    const placed = {
      speaker,
      text,
      startSeconds,
      endSeconds: startSeconds + seconds,
      speech,
      onScreen: isSeated(person, startSeconds) && isSeated(person, startSeconds + seconds),
    };
    checkAlone(placed, index, utterances, person);
    utterances.push(placed);
    endSeconds = Math.max(endSeconds, placed.endSeconds);
  }
  return {
    script,
    durationSeconds: Math.max(script.durationSeconds ?? 0, endSeconds + tailSeconds),
    utterances: utterances.sort((one, other) => one.startSeconds - other.startSeconds),
  };
}

function isSeated(person: ScriptPerson, seconds: number): boolean {
  const { arrivesAtSeconds = 0, leavesAtSeconds = Number.POSITIVE_INFINITY } = person;
  return seconds >= arrivesAtSeconds && seconds <= leavesAtSeconds;
}

function checkAlone(
  placed: PlacedUtterance,
  index: number,
  before: readonly PlacedUtterance[],
  person: ScriptPerson,
): void {
  const meets = (other: { startSeconds: number; endSeconds: number }) =>
    placed.startSeconds < other.endSeconds && other.startSeconds < placed.endSeconds;
  const where = `from ${placed.startSeconds.toFixed(2)} to ${placed.endSeconds.toFixed(2)} s`;
  if (before.some((other) => other.speaker === placed.speaker && meets(other)))
    throw invalid(`utterances.${index}`, `${person.id} already talks ${where}`);
  if (person.mouthsSilently.some(meets))
    throw invalid(`utterances.${index}`, `${person.id} mouths silently ${where} and cannot talk then`);
}
