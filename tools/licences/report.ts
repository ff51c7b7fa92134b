/**
 * Lists the licences of everything that installing `hapju` brings: `npm run licences`. Ends with code 1 where a part under
 * the GPL or without a known licence is not named in NOTICE.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { FILE_PACKAGES, readSources } from "../weights/output.ts";
import { productionClosure } from "./closure.ts";
import { flagOf } from "./flag.ts";
import { FOREIGN_PARTS, MISSING_LICENCES } from "./known.ts";

interface Row {
  readonly licence: string | undefined;
  /** The package as NOTICE names it. */
  readonly owner: string;
  readonly text: string;
}

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFile(resolve(root, file), "utf8");
const installed = productionClosure(JSON.parse(await read("package-lock.json")), "packages/hapju");

const rows: Row[] = installed
  .filter(({ path }) => path.startsWith("node_modules/") || path.includes("/node_modules/"))
  .map(({ name, version, licence }) => ({
    licence: licence ?? MISSING_LICENCES[name],
    owner: name,
    text: `${name}@${version}`,
  }));
for (const { package: owner, part, licence, evidence } of FOREIGN_PARTS) {
  if (!installed.some(({ name }) => name.startsWith(owner))) continue;
  rows.push({ licence, owner, text: `${part}, inside ${owner}* (${evidence})` });
}
for (const name of FILE_PACKAGES) {
  for (const { path, licence, model } of await readSources(name)) {
    rows.push({ licence, owner: `@hapju/${name}`, text: `@hapju/${name}/${path} (${model})` });
  }
}

const groups = Map.groupBy(rows, ({ licence }) => licence ?? "unknown");
for (const [licence, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${licence} (${group.length})`);
  for (const { text } of group) console.log(`  ${text}`);
}

const notice = await read("NOTICE");
const flagged = rows.filter(({ licence }) => flagOf(licence) !== undefined);
console.log(`\n${rows.length} parts; under the GPL or unknown: ${flagged.length}`);
for (const { licence, owner, text } of flagged) {
  const named = notice.includes(owner);
  console.log(`  ${named ? "named in NOTICE" : "NOT IN NOTICE"}: ${licence ?? "unknown"}: ${text}`);
  if (!named) process.exitCode = 1;
}
