import { basename } from "node:path";
import type { ScopedContext } from "../store/context.ts";
import type { Enrollers } from "../templates/enroller.ts";
import { type ImportJob, importPerson } from "./import-person.ts";
import { readSource } from "./read-source.ts";
import type { ImportedPerson, ImportReport } from "./report.ts";

/** How an import is observed and stopped. */
export interface ImportOptions {
  /** Called after each person. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Stops between two people; those before are imported. */
  readonly signal?: AbortSignal | undefined;
}

/** See `Directory.import`. */
export async function importPeople(
  context: ScopedContext,
  path: string,
  enrollers: Enrollers,
  { onProgress, signal }: ImportOptions = {},
): Promise<ImportReport> {
  const source = await readSource(path);
  const date = context.clock().toISOString().slice(0, 10);
  const job: ImportJob = {
    context,
    enrollers,
    evidence: `import of ${basename(source.path)} by ${context.scope.actor} on ${date}`,
    problems: [],
    skipped: [],
  };
  const people: ImportedPerson[] = [];
  for (const entry of source.people) {
    signal?.throwIfAborted();
    people.push(await importPerson(job, entry));
    onProgress?.(people.length, source.people.length);
  }
  return { path: source.path, people, problems: job.problems, skipped: job.skipped, ignored: source.ignored };
}
