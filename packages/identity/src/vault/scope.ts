import { IdentityError } from "../errors.ts";
import type { TemplateKind } from "../people/person.ts";

const SCOPE = /^[\w-]{1,200}$/;

/** Scopes of artifacts live apart from the keys of persons. */
const ARTIFACT = "artifact/";
export const artifactKey = (scope: string) => ARTIFACT + checkScope(scope);
export const scopeOf = (key: string) => key.slice(ARTIFACT.length);

/** The key of one kind of template of one person: destroying it leaves the other kind. */
export const personKey = (pseudonym: string, kind: TemplateKind) => `person/${pseudonym}/${kind}`;

/** The folder of the object store in which artifacts sealed for a scope lie. */
export const sealedFolder = (scope: string) => `sealed/${checkScope(scope)}`;

function checkScope(scope: string): string {
  if (SCOPE.test(scope)) return scope;
  throw new IdentityError(
    "scope-invalid",
    `"${scope}" cannot be a scope: use letters, digits, "_" and "-", at most 200 characters.`,
    { scope },
  );
}
