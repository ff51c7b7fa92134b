import { userInfo } from "node:os";
import { migrate, type Storage } from "@hapju/storage";
import { recorded } from "./audit/append.ts";
import { type Audit, openAudit } from "./audit/audit.ts";
import { type ImportOptions, importPeople } from "./import/import-people.ts";
import type { ImportReport } from "./import/report.ts";
import { addPerson, type NewPerson } from "./people/add.ts";
import { giveConsent } from "./people/consents.ts";
import { findPerson } from "./people/find.ts";
import type { NewConsent, Person, Purpose, TemplateKind } from "./people/person.ts";
import { readPeople } from "./people/read-people.ts";
import { type Removal, removePerson, withdrawConsent } from "./people/remove.ts";
import { renamePerson } from "./people/write-person.ts";
import { type DirectorySnapshot, type SnapshotOptions, takeSnapshot } from "./snapshot.ts";
import type { Context } from "./store/context.ts";
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
  /** The home folder, where the master key lies. */
  readonly home: string;
  /** 32 bytes in hexadecimal or base64; default `HAPJU_MASTER_KEY`, then `${home}/master.key`, made on first use. */
  readonly masterKey?: string;
  /** Who acts, for the audit log; default the user of the machine. */
  readonly actor?: string;
  /** Days until the key of a scope expires, counted from its first seal; null: never. Default 90. */
  readonly keyDays?: number | null;
  readonly clock?: () => Date;
}

/**
 * The people who may be recognised, their consents and templates, the keys of all biometric data, and the audit
 * log of what was done with it.
 *
 * ```ts
 * const directory = await openDirectory({ storage, home });
 * const report = await directory.import("people.json", enrollers);
 * const { people } = await directory.snapshot({ faceModel: plan["face-embedding"] });
 * await directory.remove("kim"); // and everything that was known of Kim's face and voice
 * ```
 */
export interface Directory {
  readonly vault: DirectoryVault;
  readonly audit: Audit;
  /** The same directory, acted on by somebody else. */
  as(actor: string): Directory;
  /** Adds a person; without `id` one is made from the name. @throws IdentityError `duplicate-id`, `id-invalid`, `name-invalid` */
  add(person: NewPerson): Promise<Person>;
  /** @throws IdentityError `person-unknown` */
  get(id: string): Promise<Person>;
  /** Everybody, sorted by id. */
  list(): Promise<Person[]>;
  /** @throws IdentityError `person-unknown`, `name-invalid` */
  rename(id: string, name: string): Promise<Person>;
  /** Records a consent; one to another wording takes the place of the one in force. @throws IdentityError `person-unknown` */
  consent(id: string, consent: NewConsent): Promise<Person>;
  /**
   * Withdraws a consent: the templates it allowed are deleted and the key of every artifact that holds this
   * person's biometric data is destroyed. The row, and the fact of the withdrawal, stay.
   *
   * @throws IdentityError `person-unknown`, `consent-missing`
   */
  withdraw(id: string, purpose: Purpose): Promise<Removal>;
  /**
   * Deletes a person: row, consents, templates and keys, and the key of every artifact that holds their biometric
   * data. The audit log keeps a pseudonym that no longer stands for anybody.
   *
   * @throws IdentityError `person-unknown`
   */
  remove(id: string): Promise<Removal>;
  /**
   * Enrols the one face in a photo, or the voice in a sound of one speaker; undefined when this file is enrolled with
   * this model already.
   *
   * @throws IdentityError `photo-of-another`, `consent-missing`, `consent-withdrawn`, `person-unknown`,
   * `model-missing`, and what the enroller throws
   */
  enrolFile(
    id: string,
    kind: TemplateKind,
    file: SourceFile,
    enrollers: Enrollers,
  ): Promise<TemplateInfo | undefined>;
  /** Enrols an embedding that exists, as from a confirmed correction; to undo it, remove the template. */
  enrol(id: string, template: NewTemplate): Promise<TemplateInfo | undefined>;
  /** @throws IdentityError `template-unknown` */
  removeTemplate(template: string): Promise<void>;
  /**
   * Imports a `people.json`, or a folder of photos named after people (see `docs`). Each person is imported whole or
   * not at all; the report lists everything that was wrong. Importing again changes nothing that has not changed.
   *
   * By importing photos of people **the operator states that they have consented**: a consent is recorded with the
   * import as its evidence. A consent that was withdrawn is never brought back by an import.
   *
   * @throws IdentityError `people-missing`, `json-broken`, `people-invalid`, `duplicate-id`
   */
  import(path: string, enrollers: Enrollers, options?: ImportOptions): Promise<ImportReport>;
  /** The people a run may name, as they are now. @throws IdentityError `person-unknown` for the roster */
  snapshot(options: SnapshotOptions): Promise<DirectorySnapshot>;
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
  const get = async (id: string) => (await readPeople(database, (await findPerson(database, id)).id))[0]!;
  return {
    vault: openVault(context),
    audit: openAudit(context),
    as: (actor) => directoryOf({ ...context, actor }),
    add: async (person) => get(await addPerson(context, person)),
    get,
    list: () => readPeople(database),
    rename: async (id, name) => {
      await recorded(context, (transaction, note) => renamePerson(transaction, note, id, name));
      return get(id);
    },
    consent: async (id, consent) => {
      await recorded(context, (transaction, note) => giveConsent(context, transaction, note, id, consent));
      return get(id);
    },
    withdraw: (id, purpose) => withdrawConsent(context, id, purpose),
    remove: (id) => removePerson(context, id),
    enrolFile: (id, kind, file, enrollers) => enrolFile(context, id, kind, file, enrollers),
    enrol: (id, template) => enrolTemplate(context, id, template),
    removeTemplate: (template) => removeTemplate(context, template),
    import: (path, enrollers, importOptions) => importPeople(context, path, enrollers, importOptions),
    snapshot: (snapshotOptions) => takeSnapshot(context, snapshotOptions),
  };
}
