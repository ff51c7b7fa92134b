import { basename, dirname } from "node:path";
import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { ModelsError } from "../errors.ts";
import { type LocatedFile, locate } from "../files/locate.ts";
import { type Requirements, type Route, suits } from "./routes.ts";

/** Why a candidate of a route was passed over. */
export interface PassedOver {
  readonly model: string;
  readonly reason: string;
  /** It is simply not here, or not made for this: nothing the user need hear about. */
  readonly plain: boolean;
}

/** The error that says what is missing, where it can be had, and the command that gets it. */
export function missingModel(
  route: Route,
  requirements: Requirements,
  passedOver: readonly PassedOver[],
  catalog: Catalog,
  dir: string,
): ModelsError {
  const { task } = route;
  const { language } = requirements;
  const wanted = language ? `${task} model for language "${language}"` : `${task} model`;
  const obtainable = [...route.candidates, ...catalog.of(task)].filter((entry) => suits(entry, requirements));
  const entry = obtainable.find((candidate) => missingFiles(candidate, dir).length > 0);
  const reasons = passedOver
    .filter(({ plain }) => !plain)
    .map(({ model, reason }) => `${model}: ${reason}`)
    .join("; ");
  const tried = reasons ? ` (${reasons})` : "";
  if (!entry) {
    return new ModelsError(
      "model-missing",
      `No ${wanted} can be used${tried}; add one to ${dir}/catalog.json`,
      { task, language, passedOver, folder: dir },
    );
  }
  const files = missingFiles(entry, dir);
  const folder = dirname(files[0]!.path);
  const urls = files.flatMap(({ file }) => ("url" in file ? [file.url] : []));
  const command = `npx hapju models pull ${entry.id}`;
  const names = files.map(({ path }) => basename(path)).join(", ");
  return new ModelsError(
    "model-missing",
    `No ${wanted} is present${tried}. Get ${entry.id}${sizeOf(files)}: \`${command}\`\n` +
      `Without a network, put ${names} into ${folder} by hand, from\n${urls.map((url) => `  ${url}`).join("\n")}`,
    { task, language, model: entry.id, urls, folder, command, passedOver },
  );
}

function missingFiles(entry: CatalogEntry, dir: string): LocatedFile[] {
  return locate(entry, dir).filter(({ file, state }) => state === "missing" && "url" in file);
}

function sizeOf(files: readonly LocatedFile[]): string {
  const bytes = files.map(({ file }) => ("url" in file ? file.bytes : undefined));
  if (bytes.includes(undefined)) return "";
  const total = bytes.reduce<number>((sum, size) => sum + size!, 0);
  return ` (${total < 1e6 ? `${Math.ceil(total / 1e3)} kB` : `${Math.ceil(total / 1e6)} MB`})`;
}
