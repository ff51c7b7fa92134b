import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * The path under which a file is stored. The same name can be spelled in two ways, composed (NFC) as it is typed and
 * decomposed (NFD) as some systems store it; each part of the path is looked up in both.
 * @returns the path as it is given where nothing is stored under it
 */
export async function storedPath(given: string): Promise<string> {
  const path = resolve(given);
  const parent = dirname(path);
  if (parent === path || (await isThere(path))) return path;
  const folder = await storedPath(parent);
  const name = path.slice(parent.length).replace(/^[/\\]/, "");
  const entries = await readdir(folder).catch(() => []);
  const entry = entries.find((other) => other.normalize("NFC") === name.normalize("NFC"));
  return entry === undefined ? path : join(folder, entry);
}
