import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { IdentityError } from "../errors.ts";
import { type ImportSource, nameWithin } from "./entry.ts";
import { parsePeopleFile } from "./people-file.ts";
import { readFolder } from "./read-folder.ts";
import { storedPath } from "./stored-path.ts";

/**
 * Reads what is to be imported: a `people.json`, a folder that holds one, or a folder of photos.
 *
 * @throws IdentityError `people-missing`, `json-broken`, `people-invalid`, `duplicate-id`
 */
export async function readSource(given: string): Promise<ImportSource> {
  const path = await storedPath(given);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new IdentityError(
      "people-missing",
      `${path} cannot be imported: ${error.code === "ENOENT" ? "it does not exist" : error.message}. Give a folder of photos or a people.json.`,
      { path },
    );
  });
  if (!found.isDirectory()) return readFileSource(path);
  const inside = join(path, "people.json");
  const isThere = await stat(inside).then(
    (file) => file.isFile(),
    () => false,
  );
  return isThere ? readFileSource(inside) : readFolder(path);
}

async function readFileSource(path: string): Promise<ImportSource> {
  const folder = dirname(path);
  const { people } = parsePeopleFile(textOf(await readFile(path), path), path);
  const files = (names: readonly string[], person: number, field: string) =>
    Promise.all(
      names.map(async (name, index) => ({
        path: await storedPath(resolve(folder, name)),
        name: nameWithin(folder, resolve(folder, name)),
        at: `people[${person}].${field}[${index}]`,
      })),
    );
  return {
    path,
    people: await Promise.all(
      people.map(async (person, index) => ({
        id: person.id,
        name: person.display_name,
        enrolled: person.enrolled,
        photos: await files(person.enrolment_images, index, "enrolment_images"),
        sounds: await files(person.enrolment_audio, index, "enrolment_audio"),
      })),
    ),
    ignored: [],
  };
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new IdentityError(
      "json-broken",
      `${path} is not JSON: its ${bytes.length} bytes are not UTF-8 text. Give a people.json or a folder of photos.`,
      { path, line: 1, column: 1 },
    );
  }
}
