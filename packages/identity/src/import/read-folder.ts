import { readdir } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { IdentityError } from "../errors.ts";
import { personIdFrom, personName } from "../person-id.ts";
import { type ImportSource, nameWithin, type PersonEntry } from "./entry.ts";

const PHOTOS = new Set([".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic"]);
const SOUNDS = new Set([".wav", ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".aac"]);

/**
 * Reads a folder of photos and sounds named after people: `Clara Voss.jpg`, `Clara Voss_2.jpg` and
 * `Clara Voss/any.jpg` are all of Clara Voss, whose id is `clara-voss`.
 *
 * @throws IdentityError `people-missing` when it holds no photo and no sound, `duplicate-id`
 */
export async function readFolder(path: string): Promise<ImportSource> {
  const listed = await readdir(path, { recursive: true, withFileTypes: true });
  const files = listed
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(sep).some((part) => part.startsWith(".")))
    .sort();
  const kindOf = (file: string) => extname(file).toLowerCase();
  const usable = files.filter((file) => PHOTOS.has(kindOf(file)) || SOUNDS.has(kindOf(file)));
  if (usable.length === 0)
    throw new IdentityError(
      "people-missing",
      `${path} holds no photo named after a person. Put files such as "Clara Voss.jpg" into it, or a people.json.`,
      { path, files: files.length },
    );
  const byName = Map.groupBy(usable, nameOf);
  const people = [...byName].map(([name, own]): PersonEntry => {
    const named = own.map((file) => ({
      path: join(path, file),
      name: nameWithin(path, join(path, file)),
      at: file,
    }));
    return {
      id: personIdFrom(name),
      name: personName(name),
      enrolled: true,
      photos: named.filter((file) => PHOTOS.has(kindOf(file.path))),
      sounds: named.filter((file) => SOUNDS.has(kindOf(file.path))),
    };
  });
  refuseSameIds(people, path);
  return { path, people, ignored: files.filter((file) => !usable.includes(file)) };
}

/** `Clara Voss/1.jpg` and `Clara_Voss_2.jpg` → `Clara Voss`. */
function nameOf(file: string): string {
  const [folder] = file.split(sep);
  const isInFolder = folder !== undefined && folder !== file;
  const stem = isInFolder ? folder : basename(file, extname(file)).replace(/_\d+$/, "");
  return stem.replaceAll("_", " ").normalize("NFC").trim() || file;
}

function refuseSameIds(people: readonly PersonEntry[], path: string): void {
  for (const [id, same] of Map.groupBy(people, (person) => person.id)) {
    if (same.length === 1) continue;
    const names = same.map(({ name }) => `"${name}"`).join(" and ");
    throw new IdentityError(
      "duplicate-id",
      `In ${path}, ${names} would both get the id "${id}". If they are one person, spell the name in one way; if they are two, give the files different names.`,
      { path, id, names: same.map(({ name }) => name) },
    );
  }
}
