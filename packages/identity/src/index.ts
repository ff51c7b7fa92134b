export type { NewAuditEntry } from "./audit/append.ts";
export type { AppendedEntry, Audit, AuditFilter } from "./audit/audit.ts";
export type { AuditEntry, AuditHead, AuditVerdict } from "./audit/chain.ts";
export { type Directory, type DirectoryOptions, openDirectory } from "./directory.ts";
export {
  IDENTITY_ERROR_KINDS,
  IdentityError,
  type IdentityErrorCode,
  type IdentityErrorData,
} from "./errors.ts";
export type { ImportOptions } from "./import/import-people.ts";
export { IMPORT_CONSENT_TEXT } from "./import/import-person.ts";
export { type PeopleFile, peopleFileSchema } from "./import/people-file.ts";
export type { ImportedPerson, ImportReport } from "./import/report.ts";
export { type Gallery, galleryOf } from "./matching/gallery.ts";
export { type MatchCandidate, type MatchResult, match } from "./matching/match.ts";
export { trimmedMean } from "./matching/trimmed-mean.ts";
export type { Measure } from "./matching/vectors.ts";
export type { NewPerson } from "./people/add.ts";
export type { Consent, NewConsent, Person } from "./people/person.ts";
export { PURPOSES, type Purpose, type TemplateKind } from "./people/purpose.ts";
export type { Removal } from "./people/remove.ts";
export { personId, personIdFrom, personIdSchema } from "./person-id.ts";
export type { DirectorySnapshot, SnapshotOptions, SnapshotPerson } from "./snapshot.ts";
export type { Enroller, Enrollers } from "./templates/enroller.ts";
export { readSourceFile, type SourceFile, sourceFile } from "./templates/source-file.ts";
export type { NewTemplate, TemplateInfo, TemplateQuality } from "./templates/template.ts";
export type { KeyTerms } from "./vault/keyring.ts";
export { type DirectoryVault, type ExpiredKey, engineVault, type Lifetime } from "./vault/vault.ts";
