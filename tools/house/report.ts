/**
 * Counts what the house is judged by: `node tools/house/report.ts` prints a row per package, `--json FILE` writes it,
 * `--list` names each finding.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { cyclesOf } from "./cycles.ts";
import { duplicateTypes, exportedNames, nonNullAssertions } from "./measure.ts";
import { readSources } from "./sources.ts";

const { values } = parseArgs({
  options: { json: { type: "string" }, list: { type: "boolean", default: false } },
});
const sources = readSources();
const code = sources.filter(({ isTest }) => !isTest);
const names = code.flatMap(exportedNames);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const rooms = [...new Set(sources.map(({ room }) => room))].sort();
const rows = [...rooms, "all"].map((room) => {
  const own = code.filter((source) => room === "all" || source.room === room);
  const tests = sources.filter((source) => source.isTest && (room === "all" || source.room === room));
  const exported = names.filter((name) => room === "all" || name.room === room);
  const lines = sum(own.map((source) => source.lines));
  const sorted = own.map((source) => source.lines).sort((a, b) => a - b);
  return {
    package: room,
    files: own.length,
    "median lines": sorted[Math.floor(sorted.length / 2)] ?? 0,
    "most lines": sorted.at(-1) ?? 0,
    exports: exported.length,
    "without TSDoc": exported.filter(({ documented }) => !documented).length,
    "! per kLOC": Number(((1000 * sum(own.map(nonNullAssertions))) / Math.max(1, lines)).toFixed(1)),
    "test:code": Number((sum(tests.map((source) => source.lines)) / Math.max(1, lines)).toFixed(2)),
  };
});
console.table(rows);

const duplicates = duplicateTypes(names);
console.log(`Types declared in more than one package: ${duplicates.size}`);
for (const [name, where] of duplicates) console.log(`  ${name}: ${where.join(", ")}`);
const cycles = cyclesOf(code);
console.log(`Circles of imports: ${cycles.length}`);
for (const cycle of cycles) console.log(`  ${cycle.join(" ")}`);
if (values.list)
  for (const { path, name, documented } of names) if (!documented) console.log(`${path}: ${name}`);
if (values.json)
  writeFileSync(values.json, JSON.stringify({ rows, duplicates: [...duplicates], cycles }, null, 2));
