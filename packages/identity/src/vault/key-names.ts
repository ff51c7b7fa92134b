import { sealedFolder } from "@hapju/storage";
import { IdentityError } from "../errors.ts";
import type { TemplateKind } from "../people/purpose.ts";

const NAME = /^[\w-]{1,200}$/;

/** Keys of artifacts are named apart from the keys of persons. */
const ARTIFACT = "artifact/";

/** How the key of artifacts is stored. @throws IdentityError `scope-invalid` */
export const artifactKey = (name: string) => ARTIFACT + checkName(name);
/** The inverse of {@link artifactKey}. */
export const artifactName = (key: string) => key.slice(ARTIFACT.length);

/** The key of one kind of template of one person: destroying it leaves the other kind. */
export const personKey = (pseudonym: string, kind: TemplateKind) => `person/${pseudonym}/${kind}`;

/** The folder of the object store with all artifacts sealed under a key. @throws IdentityError `scope-invalid` */
export const artifactFolder = (tenant: string, name: string) => sealedFolder(tenant, checkName(name));

function checkName(name: string): string {
  if (NAME.test(name)) return name;
  throw new IdentityError(
    "scope-invalid",
    `"${name}" cannot be the name of a key: use letters, digits, "_" and "-", at most 200 characters.`,
    { key: name },
  );
}
