import type { Correction } from "@hapju/diarization";
import type { MeetingFacts } from "../../steps/write-minutes.ts";
import type { OperationContext } from "../context.ts";
import { personIn, withoutUnnameable } from "../corrections/person-in.ts";
import { readDirectory } from "../current-directory.ts";
import { factsOfTime, type TimeColumns } from "../meetings/facts-of-time.ts";

/** The inputs of a run that people state: corrections, title and day, without people who may not be named now. */
export async function correctionsAndFacts(
  context: Pick<OperationContext, "directory" | "scope">,
  { title, ...time }: { readonly title: string } & TimeColumns,
  all: readonly Correction[],
): Promise<{ corrections: readonly Correction[]; facts: MeetingFacts }> {
  const { names, mayName } = await readDirectory(context);
  const corrections = all.flatMap((one) => withoutUnnameable(one, (id) => mayName(id, Date.now())));
  const people = corrections.flatMap((correction): [id: string, name: string][] => {
    const id = personIn(correction);
    return id === undefined ? [] : [[id, names.get(id) ?? id]];
  });
  const facts = {
    title,
    ...factsOfTime(time),
    ...(people.length > 0 ? { people: Object.fromEntries(people) } : {}),
  };
  return { corrections, facts };
}
