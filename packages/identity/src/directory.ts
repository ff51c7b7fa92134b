import { userInfo } from "node:os";
import type { Scope } from "@hapju/spec";
import { migrate, type Storage } from "@hapju/storage";
import { recorded } from "./audit/append.ts";
import { type Audit, openAudit } from "./audit/audit.ts";
import { type ImportOptions, importPeople } from "./import/import-people.ts";
import type { ImportReport } from "./import/report.ts";
import { addPerson, type NewPerson } from "./people/add.ts";
import { giveConsent } from "./people/consents.ts";
import { unknownPerson } from "./people/find.ts";
import type { NewConsent, Person } from "./people/person.ts";
import type { Purpose, TemplateKind } from "./people/purpose.ts";
import { readPeople } from "./people/read-people.ts";
import { type Removal, removePerson, withdrawConsent } from "./people/remove.ts";
import { renamePerson } from "./people/write-person.ts";
import { type DirectorySnapshot, type SnapshotOptions, takeSnapshot } from "./snapshot.ts";
import type { Context, ScopedContext } from "./store/context.ts";
import { migrations } from "./store/migrations.ts";
import { enrolFile, enrolTemplate } from "./templates/enrol.ts";
import type { Enrollers } from "./templates/enroller.ts";
import { removeTemplate } from "./templates/remove-template.ts";
import type { SourceFile } from "./templates/source-file.ts";
import type { NewTemplate, TemplateInfo } from "./templates/template.ts";
import { findMasterKey, proveMasterKey } from "./vault/open-master-key.ts";
import { type DirectoryVault, openVault } from "./vault/vault.ts";

/** How to open a directory. */
export interface DirectoryOptions {
  readonly storage: Pick<Storage, "database" | "objects">;
  /** The home folder, where the master key is. */
  readonly home: string;
  /** 32 bytes in hexadecimal or base64; default `HAPJU_MASTER_KEY`, then `${home}/master.key`, created on first use. */
  readonly masterKey?: string | undefined;
  /**
   * Recorded in the audit log for what the installation does by itself, such as destroying expired keys; default the
   * user of the machine.
   */
  readonly actor?: string | undefined;
  /** Days until an artifact key expires, counted from its first seal; null: never. Default 90. */
  readonly keyDays?: number | null | undefined;
  readonly clock?: (() => Date) | undefined;
}

/**
 * The people who may be recognised, their consents and templates, the keys of all biometric data, and the audit log of
 * what was done with it. Every operation runs in a {@link Scope}: it sees the rows of one tenant, and the audit log
 * names its actor. A person of another tenant is unknown.
 *
 * ```ts
 * const directory = await openDirectory({ storage, home });
 * const report = await directory.import(scope, "people.json", enrollers);
 * const { people } = await directory.snapshot(scope, { faceModel: plan["face-embedding"] });
 * await directory.remove(scope, "kim"); // and every template, key and artifact of Kim's face and voice
 * ```
 */
export interface Directory {
  readonly vault: DirectoryVault;
  readonly audit: Audit;
  /** Adds a person; without `id` one is created from the name. @throws IdentityError `duplicate-id`, `id-invalid`, `name-invalid` */
  add(scope: Scope, person: NewPerson): Promise<Person>;
  /** @throws IdentityError `person-unknown` */
  get(scope: Scope, id: string): Promise<Person>;
  /** Everyone in the tenant's directory, sorted by id. */
  list(scope: Scope): Promise<Person[]>;
  /** @throws IdentityError `person-unknown`, `name-invalid` */
  rename(scope: Scope, id: string, name: string): Promise<Person>;
  /** Records a consent; one to another wording replaces the one in force. @throws IdentityError `person-unknown` */
  consent(scope: Scope, id: string, consent: NewConsent): Promise<Person>;
  /**
   * Withdraws a consent: the templates it allowed are deleted and the key of every artifact that holds this
   * person's biometric data is destroyed. The row, and the fact of the withdrawal, stay.
   *
   * @throws IdentityError `person-unknown`, `consent-missing`
   */
  withdraw(scope: Scope, id: string, purpose: Purpose): Promise<Removal>;
  /**
   * Deletes a person: row, consents, templates and keys, and the key of every artifact that holds their biometric
   * data. The audit log keeps a pseudonym that no longer identifies anyone.
   *
   * @throws IdentityError `person-unknown`
   */
  remove(scope: Scope, id: string): Promise<Removal>;
  /**
   * Enrols the one face in a photo, or the voice in a sound of one speaker; undefined when this file is enrolled with
   * this model already.
   *
   * @throws IdentityError `photo-of-another`, `consent-missing`, `consent-withdrawn`, `person-unknown`,
   * `model-missing`, and what the enroller throws
   */
  enrolFile(
    scope: Scope,
    id: string,
    kind: TemplateKind,
    file: SourceFile,
    enrollers: Enrollers,
  ): Promise<TemplateInfo | undefined>;
  /**
   * Enrols an embedding that exists, as from a confirmed correction; to undo it, remove the template. Undefined when
   * the source is enrolled with this model already.
   *
   * @throws IdentityError `person-unknown`, `consent-missing`, `consent-withdrawn`, `template-invalid`, `photo-of-another`
   */
  enrol(scope: Scope, id: string, template: NewTemplate): Promise<TemplateInfo | undefined>;
  /** @throws IdentityError `template-unknown` */
  removeTemplate(scope: Scope, template: string): Promise<void>;
  /**
   * Imports a `people.json`, or a folder of photos named after people (see `docs`). Each person is imported whole or
   * not at all; the report lists everything that was wrong. Importing again changes nothing that has not changed.
   *
   * By importing photos of people **the operator states that they have consented**: a consent is recorded with the
   * import as its evidence. A consent that was withdrawn is never restored by an import.
   *
   * @throws IdentityError `people-missing`, `json-broken`, `people-invalid`, `duplicate-id`
   */
  import(scope: Scope, path: string, enrollers: Enrollers, options?: ImportOptions): Promise<ImportReport>;
  /** The people a run may name, as they are now. @throws IdentityError `person-unknown` for the roster */
  snapshot(scope: Scope, options: SnapshotOptions): Promise<DirectorySnapshot>;
}

/**
 * Opens the directory of a home: brings its tables up to date, finds the master key, destroys keys that have expired.
 *
 * @throws IdentityError `master-key-missing`, `master-key-exposed`, `master-key-invalid`, `master-key-wrong`
 */
export async function openDirectory(options: DirectoryOptions): Promise<Directory> {
  const { storage, home, masterKey, keyDays = 90, clock = () => new Date() } = options;
  const { database, objects } = storage;
  await migrate(database, "directory", migrations);
  const context: Context = {
    database,
    objects,
    masterKey: await findMasterKey(database, { home, masterKey }),
    clock,
    actor: options.actor ?? userInfo().username,
    keyDays,
  };
  await proveMasterKey(context);
  const directory = directoryOf(context);
  await directory.vault.sweep();
  return directory;
}

function directoryOf(context: Context): Directory {
  const { database } = context;
  const within = (scope: Scope): ScopedContext => ({ ...context, scope });
  const get = async ({ tenant }: Scope, id: string) => {
    const [person] = await readPeople(database, tenant, id.normalize("NFC"));
    if (person) return person;
    throw unknownPerson([id]);
  };
  return {
    vault: openVault(context),
    audit: openAudit(context),
    add: async (scope, person) => get(scope, await addPerson(within(scope), person)),
    get,
    list: ({ tenant }) => readPeople(database, tenant),
    rename: async (scope, id, name) => {
      const scoped = within(scope);
      await recorded(scoped, (transaction, note) => renamePerson(scoped, transaction, note, id, name));
      return get(scope, id);
    },
    consent: async (scope, id, consent) => {
      const scoped = within(scope);
      await recorded(scoped, (transaction, note) => giveConsent(scoped, transaction, note, id, consent));
      return get(scope, id);
    },
    withdraw: (scope, id, purpose) => withdrawConsent(within(scope), id, purpose),
    remove: (scope, id) => removePerson(within(scope), id),
    enrolFile: (scope, id, kind, file, enrollers) => enrolFile(within(scope), id, kind, file, enrollers),
    enrol: (scope, id, template) => enrolTemplate(within(scope), id, template),
    removeTemplate: (scope, template) => removeTemplate(within(scope), template),
    import: (scope, path, enrollers, importOptions) =>
      importPeople(within(scope), path, enrollers, importOptions),
    snapshot: (scope, snapshotOptions) => takeSnapshot(within(scope), snapshotOptions),
  };
}
