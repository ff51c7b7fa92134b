import { modelName, type RoutePlan } from "@hapju/spec";
import { speechRecognition } from "@hapju/tasks";
import type { OperationContext } from "../context.ts";

/** What a meeting says of its people and its language. */
interface MeetingPhrases {
  readonly language: string;
  readonly glossary: readonly string[];
  /** Ids of the people who may be named; null: everyone. */
  readonly roster: readonly string[] | null;
}

/**
 * What is likely said: the glossary, and the names of the people who were chosen for this meeting. Nothing where the
 * recogniser does not heed it, so that another roster costs it no second run.
 */
export async function phrasesOf(
  context: Pick<OperationContext, "models" | "directory" | "languages" | "glossary" | "scope">,
  { glossary, roster, language }: MeetingPhrases,
  plan: RoutePlan,
): Promise<string[]> {
  const { models, directory, languages, scope } = context;
  const recogniser = plan[speechRecognition.name];
  const entry = models.catalog.entries.find((one) => modelName(one) === recogniser);
  if (!entry?.takesPhrases) return [];
  const names = roster
    ? (await directory.list(scope)).filter(({ id }) => roster.includes(id)).map(({ name }) => name)
    : [];
  const { partsOfName } = languages.of(language);
  const phrases = [
    ...context.glossary,
    ...glossary,
    ...names.flatMap((name) => [name, ...partsOfName(name)]),
  ];
  return [...new Set(phrases)].toSorted();
}
