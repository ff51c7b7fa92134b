import { z } from "zod";
import { valueAt } from "./defined.ts";
import { SynthesisError } from "./errors.ts";
import { voiceNames } from "./speech/voices.ts";

const seconds = z.number().min(0);

const personSchema = z.strictObject({
  /** Short id, used in the references and as the name of the enrolment photo. */
  id: z.string().regex(/^[A-Za-z0-9_-]+$/, "must be letters, digits, - and _"),
  name: z.string().min(1),
  /** Seed of the appearance; `castSeeds` are seeds that face embedders distinguish. */
  appearance: z.int().min(0),
  voice: z.enum(voiceNames),
  /** Whether the person is in the directory, with a photo. */
  enrolled: z.boolean().default(true),
  /** When the person has arrived; default: from the start. */
  arrivesAtSeconds: seconds.optional(),
  /** When the person has left; later words come from outside the picture. */
  leavesAtSeconds: seconds.optional(),
  /** Segments in which the lips move without sound. */
  mouthsSilently: z.array(z.strictObject({ startSeconds: seconds, endSeconds: seconds })).default([]),
});

const utteranceSchema = z.strictObject({
  /** The id of a person. */
  speaker: z.string(),
  text: z.string().min(1),
  /** When it starts; otherwise `gapSeconds` after everything before has ended. */
  atSeconds: seconds.optional(),
  /** Pause before it; negative to talk over the end of the previous utterance. */
  gapSeconds: z.number().default(0.6),
});

/** A scripted meeting: its people and their utterances. See {@link parseScript}. */
export const scriptSchema = z.strictObject({
  /** Session name in the references. */
  name: z.string().regex(/^[A-Za-z0-9_-]+$/, "must be letters, digits, - and _"),
  title: z.string().min(1),
  language: z.literal("en"),
  /** Moves heads, eyes and lids, and colours the noise; the same seed gives the same film. */
  seed: z.int().min(0).default(1),
  framesPerSecond: z.number().min(5).max(60).default(12.5),
  /** Level of the room's noise, in decibels of full scale. */
  noiseDecibels: z.number().max(0).default(-50),
  /** The least length; the meeting is longer when there is more to say. */
  durationSeconds: seconds.optional(),
  people: z.array(personSchema).min(1).max(8),
  utterances: z.array(utteranceSchema),
});

/** A script, defaults filled in. */
export type MeetingScript = z.output<typeof scriptSchema>;
/** A person of a script. */
export type ScriptPerson = MeetingScript["people"][number];
/** An utterance of a script. */
export type ScriptUtterance = MeetingScript["utterances"][number];

/**
 * Checks a script, as read from its JSON file.
 *
 * @throws {SynthesisError} `invalid-script`, naming the field and the rule.
 */
export function parseScript(value: unknown): MeetingScript {
  const parsed = scriptSchema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = valueAt(parsed.error.issues, 0);
    throw invalid(path.join("."), message);
  }
  const script = parsed.data;
  const ids = new Set<string>();
  for (const [index, person] of script.people.entries()) {
    const field = `people.${index}`;
    if (ids.has(person.id)) throw invalid(`${field}.id`, `"${person.id}" is the id of another person too`);
    ids.add(person.id);
    const { arrivesAtSeconds = 0, leavesAtSeconds = Number.POSITIVE_INFINITY } = person;
    if (leavesAtSeconds <= arrivesAtSeconds)
      throw invalid(
        `${field}.leavesAtSeconds`,
        `${leavesAtSeconds} s is not after the arrival at ${arrivesAtSeconds} s`,
      );
    for (const [at, { startSeconds, endSeconds }] of person.mouthsSilently.entries())
      if (endSeconds <= startSeconds)
        throw invalid(
          `${field}.mouthsSilently.${at}`,
          `the end, ${endSeconds} s, is not after the start, ${startSeconds} s`,
        );
  }
  for (const [index, { speaker }] of script.utterances.entries())
    if (!ids.has(speaker))
      throw invalid(
        `utterances.${index}.speaker`,
        `"${speaker}" is not one of the people (${[...ids].join(", ")})`,
      );
  return script;
}

/** The error for a fault in a script's field. */
export function invalid(field: string, rule: string): SynthesisError {
  return new SynthesisError(
    "invalid-script",
    `The script is invalid: ${field === "" ? "" : `${field}: `}${rule}. Correct the script and render again.`,
    { field },
  );
}
