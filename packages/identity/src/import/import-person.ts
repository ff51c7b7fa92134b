import { type RecordEntry, recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { consentState, giveConsent, withdrawn } from "../people/consents.ts";
import { hasPerson } from "../people/find.ts";
import { type Purpose, purposeOf } from "../people/purpose.ts";
import { insertPerson, renamePerson } from "../people/write-person.ts";
import type { Executor, ScopedContext } from "../store/context.ts";
import { modelMissing } from "../templates/enrol.ts";
import type { Enrollers } from "../templates/enroller.ts";
import { readSourceFile } from "../templates/source-file.ts";
import { isEnrolled, storeTemplate } from "../templates/store-template.ts";
import type { NewTemplate } from "../templates/template.ts";
import type { EnrolmentFile, PersonEntry } from "./entry.ts";
import type { ImportedPerson } from "./report.ts";

/** The wording an operator agrees to by importing. */
export const IMPORT_CONSENT_TEXT = "operator-import-1";

/** What is the same for every person of an import. */
export interface ImportJob {
  readonly context: ScopedContext;
  readonly enrollers: Enrollers;
  /** Who imported what and when, for the evidence of consents. */
  readonly evidence: string;
  /** Collects what is wrong; a person with problems is not imported at all. */
  readonly problems: IdentityError[];
  readonly skipped: IdentityError[];
}

/** Imports one person whole, or not at all. */
export async function importPerson(job: ImportJob, entry: PersonEntry): Promise<ImportedPerson> {
  const { id, name, enrolled } = entry;
  const problems: IdentityError[] = [];
  const files = entry.enrolled
    ? await readFiles(job, entry, problems)
    : { purposes: [], templates: [], files: [] };
  let outcome: ImportedPerson["outcome"] = "failed";
  let newTemplates = 0;
  if (problems.length === 0) {
    try {
      ({ outcome, newTemplates } = await store(job, entry, files));
    } catch (error) {
      problems.push(about(entry, undefined, error));
    }
  }
  job.problems.push(...problems);
  return { id, name, enrolled, outcome, newTemplates };
}

/** What the files of a person contain. */
interface FilesOfPerson {
  /** What the import states consent to: the purpose of every kind of file the person has. */
  readonly purposes: readonly Purpose[];
  /** New ones only; a source that is enrolled already is not embedded again. */
  readonly templates: readonly NewTemplate[];
  /** All that were read. */
  readonly files: readonly ReadFile[];
}

interface ReadFile {
  readonly purpose: Purpose;
  readonly name: string;
  readonly digest: string;
}

async function readFiles(
  job: ImportJob,
  entry: PersonEntry,
  problems: IdentityError[],
): Promise<FilesOfPerson> {
  const { context, enrollers } = job;
  const templates: NewTemplate[] = [];
  const files: ReadFile[] = [];
  const purposes: Purpose[] = [];
  for (const [kind, listed] of [
    ["face", entry.photos],
    ["voice", entry.sounds],
  ] as const) {
    const purpose = purposeOf(kind);
    const enroller = enrollers[kind];
    if (listed.length > 0) purposes.push(purpose);
    for (const file of listed)
      try {
        const { name, digest, ...read } = await readSourceFile(file, kind);
        files.push({ purpose, name, digest });
        if (!enroller) {
          job.skipped.push(about(entry, file, modelMissing(kind, file.path)));
          continue;
        }
        const facts = { kind, model: enroller.model, sourceDigest: digest };
        if (await isEnrolled(context, entry.id, facts)) continue;
        templates.push({ ...facts, source: name, ...(await enroller.embed({ name, digest, ...read })) });
      } catch (error) {
        problems.push(about(entry, file, error));
      }
  }
  return { purposes, templates, files };
}

/** The evidence of a consent that an import states: the files of this person, identified by their digests. */
function evidenceOf({ evidence }: ImportJob, files: readonly ReadFile[], purpose: Purpose): string {
  const named = files.filter((file) => file.purpose === purpose);
  return `${evidence}: ${named.map(({ name, digest }) => `${name} (SHA-256 ${digest})`).join(", ")}`;
}

function store(job: ImportJob, { id, name }: PersonEntry, { purposes, templates, files }: FilesOfPerson) {
  const { context } = job;
  return recorded(context, async (transaction, note) => {
    const isNew = !(await hasPerson(transaction, context.scope.tenant, id));
    if (isNew) await insertPerson(context, transaction, note, { id, name });
    const renamed = !isNew && (await renamePerson(context, transaction, note, id, name));
    let consented = 0;
    for (const purpose of purposes)
      if (await stateConsent(context, transaction, note, id, purpose, evidenceOf(job, files, purpose)))
        consented++;
    let newTemplates = 0;
    for (const template of templates)
      if (await storeTemplate(context, transaction, note, id, template)) newTemplates++;
    const changed = renamed || consented > 0 || newTemplates > 0;
    return { outcome: isNew ? "added" : changed ? "updated" : "unchanged", newTemplates } as const;
  });
}

/** Records a consent unless one is in force; one that was withdrawn is never restored. True when one was recorded. */
async function stateConsent(
  context: ScopedContext,
  executor: Executor,
  note: RecordEntry,
  id: string,
  purpose: Purpose,
  evidence: string,
): Promise<boolean> {
  const consent = await consentState(executor, context.scope.tenant, id, purpose);
  if (consent.state === "given") return false;
  if (consent.state === "withdrawn") throw withdrawn(id, purpose, consent.at);
  await giveConsent(context, executor, note, id, { purpose, textVersion: IMPORT_CONSENT_TEXT, evidence });
  return true;
}

/** A problem with person and file named. Anything but an {@link IdentityError} ends the import. */
function about({ id, name }: PersonEntry, file: EnrolmentFile | undefined, error: unknown): IdentityError {
  if (!(error instanceof IdentityError)) throw error;
  const where = file ? ` (${file.at})` : "";
  return new IdentityError(error.code, `${name}, "${id}"${where}: ${error.message}`, {
    ...error.data,
    id,
    name,
    ...(file && { path: file.path, at: file.at }),
  });
}
