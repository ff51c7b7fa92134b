import { recorded } from "../audit/append.ts";
import { IdentityError } from "../errors.ts";
import { checkConsent } from "../people/consents.ts";
import { findPerson } from "../people/find.ts";
import { purposeOf, type TemplateKind } from "../people/purpose.ts";
import type { ScopedContext } from "../store/context.ts";
import type { Enrollers } from "./enroller.ts";
import type { SourceFile } from "./source-file.ts";
import { isEnrolled, storeTemplate } from "./store-template.ts";
import type { NewTemplate, TemplateInfo } from "./template.ts";

/** See `Directory.enrolFile`. */
export async function enrolFile(
  context: ScopedContext,
  id: string,
  kind: TemplateKind,
  file: SourceFile,
  enrollers: Enrollers,
): Promise<TemplateInfo | undefined> {
  const enroller = enrollers[kind];
  if (!enroller) throw modelMissing(kind, file.label);
  const { database, scope } = context;
  const person = await findPerson(database, scope.tenant, id);
  // Checked before a model sees the file, and again when the template is stored.
  await checkConsent(database, scope.tenant, person.id, purposeOf(kind));
  const facts = { kind, model: enroller.model, sourceDigest: file.digest };
  if (await isEnrolled(context, person.id, facts)) return undefined;
  const embedded = await enroller.embed(file);
  return enrolTemplate(context, person.id, { ...facts, source: file.name, ...embedded });
}

/** See `Directory.enrol`. */
export function enrolTemplate(
  context: ScopedContext,
  id: string,
  template: NewTemplate,
): Promise<TemplateInfo | undefined> {
  return recorded(context, (transaction, note) => storeTemplate(context, transaction, note, id, template));
}

/** No enroller of this kind is there, so `label` stays as it is. */
export const modelMissing = (kind: TemplateKind, label: string) =>
  new IdentityError(
    "model-missing",
    `${label} was not enrolled: no model that recognises a ${kind} across recordings is present. Get one with \`hapju models pull\` (\`hapju models list\` names them), then enrol again.`,
    { kind, source: label },
  );
