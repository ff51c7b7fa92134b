import { type NewAuditEntry, recorded } from "../audit/append.ts";
import { readSourceFile, templateOfPhoto, templateOfSound } from "../templates/source-file.ts";
import { isEnrolled, storeTemplate } from "../templates/store-template.ts";
import type { NewTemplate } from "../templates/template.ts";
import type { Templaters } from "../enrolment/templater.ts";
import { IdentityError } from "../errors.ts";
import { consentState, giveConsent, withdrawn } from "../people/consents.ts";
import { hasPerson } from "../people/find.ts";
import { type Purpose, purposeOf } from "../people/person.ts";
import { insertPerson, renamePerson } from "../people/write-person.ts";
import type { Context, Executor } from "../store/context.ts";
import type { EnrolmentFile, PersonEntry } from "./entry.ts";
import type { ImportedPerson } from "./report.ts";

/** The wording an operator agrees to by importing. */
export const IMPORT_CONSENT_TEXT = "operator-import-1";

/** What is the same for every person of an import. */
export interface ImportJob {
  readonly context: Context;
  readonly templaters: Templaters;
  /** Who imported what and when, for the evidence of consents. */
  readonly evidence: string;
  /** Gathers what is wrong; a person with problems is not imported at all. */
  readonly problems: IdentityError[];
  readonly skipped: IdentityError[];
}

/** Imports one person whole, or not at all. */
export async function importPerson(job: ImportJob, entry: PersonEntry): Promise<ImportedPerson> {
  const { id, name, enrolled } = entry;
  const problems: IdentityError[] = [];
  const made = entry.enrolled
    ? await templatesOf(job, entry, problems)
    : { purposes: [], templates: [], files: [] };
  let outcome: ImportedPerson["outcome"] = "failed";
  let newTemplates = 0;
  if (problems.length === 0) {
    try {
      ({ outcome, newTemplates } = await store(job, entry, made));
    } catch (error) {
      problems.push(about(entry, undefined, error));
    }
  }
  job.problems.push(...problems);
  return { id, name, enrolled, outcome, newTemplates };
}

/** What the files of a person came to. */
interface Made {
  /** What the import states consent to: whatever there are files for. */
  readonly purposes: readonly Purpose[];
  /** New ones only; sources that are enrolled already are not looked at again. */
  readonly templates: readonly NewTemplate[];
  /** All that were read. */
  readonly files: readonly SeenFile[];
}

interface SeenFile {
  readonly purpose: Purpose;
  readonly name: string;
  readonly digest: string;
}

async function templatesOf(job: ImportJob, entry: PersonEntry, problems: IdentityError[]): Promise<Made> {
  const { context, templaters } = job;
  const { faces, voices } = templaters;
  const templates: NewTemplate[] = [];
  const files: SeenFile[] = [];
  const read = async (file: EnrolmentFile, missing: "photo-missing" | "sound-missing", purpose: Purpose) => {
    const found = await readSourceFile(file, missing);
    files.push({ purpose, name: found.name, digest: found.digest });
    return found;
  };
  const attempt = async (file: EnrolmentFile, work: () => Promise<NewTemplate | undefined>) => {
    try {
      const template = await work();
      if (template) templates.push(template);
    } catch (error) {
      problems.push(about(entry, file, error));
    }
  };
  for (const file of entry.photos)
    await attempt(file, async () => {
      const photo = await read(file, "photo-missing", "face-recognition");
      if (!faces) return void job.skipped.push(about(entry, file, noModel("face-embedding", file.path)));
      const facts = { kind: "face", model: faces.model, sourceDigest: photo.digest } as const;
      if (await isEnrolled(context.database, entry.id, facts)) return;
      return templateOfPhoto(photo, templaters, faces);
    });
  for (const file of entry.sounds)
    await attempt(file, async () => {
      const sound = await read(file, "sound-missing", "voice-recognition");
      if (!voices) return void job.skipped.push(about(entry, file, noModel("speaker-embedding", file.path)));
      const facts = { kind: "voice", model: voices.model, sourceDigest: sound.digest } as const;
      if (await isEnrolled(context.database, entry.id, facts)) return;
      return templateOfSound(sound, templaters, voices);
    });
  const purposes = [
    ...(entry.photos.length > 0 ? [purposeOf("face")] : []),
    ...(entry.sounds.length > 0 ? [purposeOf("voice")] : []),
  ];
  return { purposes, templates, files };
}

/** What a consent of an import rests on: the files of this person, which an auditor can know again by their digests. */
function evidenceOf({ evidence }: ImportJob, files: readonly SeenFile[], purpose: Purpose): string {
  const seen = files.filter((file) => file.purpose === purpose);
  return `${evidence}: ${seen.map(({ name, digest }) => `${name} (SHA-256 ${digest})`).join(", ")}`;
}

function store(job: ImportJob, { id, name }: PersonEntry, { purposes, templates, files }: Made) {
  const { context } = job;
  return recorded(context, async (transaction, note) => {
    const isNew = !(await hasPerson(transaction, id));
    if (isNew) await insertPerson(context, transaction, note, { id, name });
    const renamed = !isNew && (await renamePerson(transaction, note, id, name));
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

/** A consent in force stays as it is; one that was withdrawn is never brought back. True when one was recorded. */
async function stateConsent(
  context: Context,
  executor: Executor,
  note: (entry: NewAuditEntry) => void,
  id: string,
  purpose: Purpose,
  evidence: string,
): Promise<boolean> {
  const consent = await consentState(executor, id, purpose);
  if (consent.state === "given") return false;
  if (consent.state === "withdrawn") throw withdrawn(id, purpose, consent.at);
  await giveConsent(context, executor, note, id, { purpose, textVersion: IMPORT_CONSENT_TEXT, evidence });
  return true;
}

/** Says of whom, and where, something is wrong. Anything but a problem with what was given is not ours to gather. */
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

const noModel = (task: string, path: string) =>
  new IdentityError(
    "model-missing",
    `${path} was not enrolled: no model for ${task} is present. Get one with \`hapju models pull\`, then import again.`,
    { task, path },
  );
