import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** What each package may import. A package not listed here fails; so does an import not listed. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  weights: [],
  "weights-multilingual": [],
  "weights-light-asd": [],
  fonts: [],
  process: ["spec"],
  storage: ["spec"],
  engine: ["spec", "storage"],
  inference: ["spec", "process"],
  tasks: ["spec", "inference", "weights"],
  media: ["spec", "process"],
  identity: ["spec", "storage"],
  diarization: ["spec"],
  evaluation: ["spec"],
  synthesis: ["spec", "media"],
  meeting: [
    "spec",
    "diarization",
    "evaluation",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
  contract: ["spec", "identity", "meeting"],
  server: [
    "spec",
    "contract",
    "meeting",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
  cli: [
    "spec",
    "server",
    "meeting",
    "evaluation",
    "synthesis",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],

  "create-hapju": [],
  hapju: [
    "spec",
    "cli",
    "server",
    "meeting",
    "evaluation",
    "synthesis",
    "diarization",
    "identity",
    "media",
    "inference",
    "tasks",
    "engine",
    "storage",
  ],
};

/** What only tests import. */
const FOR_TESTS = ["onnx-writer", "synthesis"];
const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file);

const packages = readdirSync("packages");
const sources = (name: string) =>
  readdirSync(join("packages", name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .map((file) => join("packages", name, file));
const imports = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((match) => match[1]!);

test.each(packages)("%s imports only what lies below it", (name) => {
  const allowed = MAY_IMPORT[name];
  expect(allowed, `add ${name} to the map of packages`).toBeDefined();
  const upward = sources(name).flatMap((file) =>
    imports(file)
      .filter((target) => target.startsWith("@hapju/"))
      .filter((target) => {
        const other = target.split("/")[1]!;
        return !allowed!.includes(other) && other !== name && !(isTest(file) && FOR_TESTS.includes(other));
      })
      .map((target) => `${file} imports ${target}`),
  );
  expect(upward).toEqual([]);
});

test.each(packages)("%s reaches other packages by their name, never by a path", (name) => {
  const sideways = sources(name).flatMap((file) =>
    imports(file)
      .filter((target) => /^\.\.\/.*\b(packages|src)\//.test(target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(sideways).toEqual([]);
});

/** Database schema → the package that owns its tables. Only that package may contain SQL on them. */
const OWNER_OF_SCHEMA: Readonly<Record<string, string>> = {
  engine: "engine",
  pgboss: "engine",
  directory: "identity",
  meeting: "meeting",
  search: "meeting",
  rendition: "meeting",
  route: "meeting",
  auth: "server",
  server: "server",
};

/** Migrations that move rows from a package that owned them before, as `file: schema.table`. */
const TAKEN_OVER = new Set(["packages/meeting/src/saved-routes.ts: server.setting"]);

const TABLE =
  /\b(?:from|join|into|update|table|truncate|references|on)\s+(?:only\s+|if (?:not )?exists\s+)?"?([a-z_]+)"?\."?([a-z_]+)/gi;
const NEW_SCHEMA = /\bcreate\s+schema\s+(?:if not exists\s+)?"?([a-z_]+)/gi;

/** The string literals and the literal parts of templates in a file: where SQL is. */
function literals(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { type, value } = node as { type?: string; value?: unknown };
    if (type === "Literal" && typeof value === "string") found.push(value);
    if (type === "TemplateElement") found.push((value as { raw: string }).raw);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(file, readFileSync(file, "utf8")).program.body);
  return found;
}
const sqlOf = (name: string) =>
  sources(name)
    // Tests read what the code under test wrote.
    .filter((file) => !isTest(file) && !file.includes("/testing/"))
    .flatMap((file) => literals(file).map((text) => ({ file, text })));

test.each(packages)("%s has SQL on its own tables only", (name) => {
  const foreign = sqlOf(name).flatMap(({ file, text }) =>
    [...text.matchAll(TABLE)]
      .map(([, schema = "", table = ""]) => ({ owner: OWNER_OF_SCHEMA[schema.toLowerCase()], schema, table }))
      .filter(({ owner }) => owner !== undefined && owner !== name)
      .filter(({ schema, table }) => !TAKEN_OVER.has(`${file}: ${schema}.${table}`))
      .map(({ owner, schema, table }) => `${file} reads ${schema}.${table}, which belongs to ${owner}`),
  );
  expect(foreign).toEqual([]);
});

test.each(packages)("%s owns every database schema that it creates", (name) => {
  const created = sqlOf(name).flatMap(({ text }) =>
    [...text.matchAll(NEW_SCHEMA)].map(([, schema]) => schema),
  );
  expect(created.filter((schema) => OWNER_OF_SCHEMA[schema ?? ""] !== name)).toEqual([]);
});
