import { loudnessOf, speechSegments } from "@hapju/diarization";
import { copyOf } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { languageIdentification, voiceActivity } from "@hapju/tasks";
import { MeetingError } from "../../errors.ts";
import type { ServiceContext } from "../context.ts";
import { spreadWindows } from "./spread-windows.ts";

/** The model reads so much at a time. */
const WINDOW_SECONDS = 30;
/** Windows in which speech is looked for. */
const MOST_WINDOWS = 24;
/** Windows of speech that the model is asked about. */
const MOST_ASKED = 3;
/** A window with less speech says little. */
const LEAST_SPEECH_SECONDS = 3;
/** With this belief in one language no further window is needed. */
const SURE = 0.999;
/** A language that was not expected is believed from here on; far-field English is taken for others with less. */
const SURELY_OTHER = 0.9;

/**
 * The language spoken in a recording, among those expected: windows spread over it are listened to until one language is
 * beyond doubt. The first one expected where nobody is heard.
 *
 * @param path of the recording on this machine
 * @throws MeetingError `language-unexpected`; InferenceError `model-missing`
 */
export async function identifyLanguage(
  { media, models }: Pick<ServiceContext, "media" | "models">,
  path: string,
  durationSeconds: number,
  expected: readonly [string, ...string[]],
): Promise<string> {
  const belief = expected.map(() => 0);
  const others: { language: string; probability: number }[] = [];
  for (const { startSeconds, endSeconds } of spreadWindows(durationSeconds, WINDOW_SECONDS, MOST_WINDOWS)) {
    const samples = await speechIn(startSeconds, endSeconds);
    if (samples.length < LEAST_SPEECH_SECONDS * SAMPLE_RATE) continue;
    const { output } = await models.call(languageIdentification, { samples, expected: [...expected] });
    others.push(output.likeliest);
    for (const [index, probability] of output.probabilities.entries())
      belief[index] = (belief[index] ?? 0) + Math.log(Math.max(probability, Number.MIN_VALUE));
    if (others.length === MOST_ASKED || Math.max(...shares(belief)) >= SURE) break;
  }
  refuseOther(others, expected);
  const best = belief.indexOf(Math.max(...belief));
  return expected[best] ?? expected[0];

  /** The segments of speech in a window, one after another. */
  async function speechIn(startSeconds: number, endSeconds: number): Promise<Float32Array> {
    using sound = await media.sound(path, { startSeconds, endSeconds });
    const { output } = await models.call(voiceActivity, { samples: sound.samples });
    const audio = copyOf(sound.samples);
    const segments = speechSegments({ startSeconds: 0, ...output, levels: loudnessOf(audio) });
    const at = (seconds: number) => Math.round(seconds * SAMPLE_RATE);
    const parts = segments.map((one) => audio.subarray(at(one.startSeconds), at(one.endSeconds)));
    const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const part of parts) {
      joined.set(part, offset);
      offset += part.length;
    }
    return joined;
  }
}

/** Logarithms of probabilities as shares of 1. */
function shares(logs: readonly number[]): number[] {
  const highest = Math.max(...logs);
  const powers = logs.map((log) => Math.exp(log - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Refuses a recording in which every window is surely in one other language. */
function refuseOther(
  heard: readonly { readonly language: string; readonly probability: number }[],
  expected: readonly string[],
): void {
  const [first] = heard;
  if (!first || expected.some((tag) => tag.split("-")[0] === first.language)) return;
  if (!heard.every((one) => one.language === first.language && one.probability >= SURELY_OTHER)) return;
  throw new MeetingError(
    "language-unexpected",
    `This recording sounds like "${first.language}" (${Math.round(100 * first.probability)}%), and ${expected.join(", ")} were expected. Name its language, for example --language ${first.language}.`,
    { language: first.language, expected },
  );
}
