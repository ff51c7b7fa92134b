import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CaseError } from "./errors.ts";
import { SHARED_CASES } from "./project.ts";

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

/**
 * The folders of the cases that a command line names: `[FOLDER] [ID…]`, by their names.
 * @throws CaseError if there is no such folder or case
 */
export function findCases(args: readonly string[]): string[] {
  const [first] = args;
  const isNamed = first !== undefined && isFolder(first);
  const root = isNamed ? resolve(first) : SHARED_CASES;
  if (!isFolder(root))
    throw new CaseError(`${root} does not exist. Name a folder of cases: npm run cases -- FOLDER [ID…]`);
  const all = readdirSync(root)
    .filter((name) => existsSync(join(root, name, "case.json")))
    .sort();
  const wanted = isNamed ? args.slice(1) : args;
  const stray = wanted.find((id) => !all.includes(id));
  if (stray !== undefined) throw new CaseError(`"${stray}" is neither a folder nor a case of ${root}.`);
  if (all.length === 0) throw new CaseError(`No folder in ${root} has a case.json.`);
  return all.filter((name) => wanted.length === 0 || wanted.includes(name)).map((name) => join(root, name));
}
