import type { Requirements } from "@hapju/spec";
import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import type { Checksums } from "../files/checksum.ts";
import { locate } from "../files/locate.ts";
import { packageNameOf } from "../files/package-file.ts";
import { type PullOptions, pull } from "../files/pull.ts";
import { verify } from "../files/verify.ts";
import { missingModel, type SkippedModel } from "./missing-model.ts";
import { type CandidateRoute, suits } from "./routes.ts";

/** What picking a model needs to know of the installation. */
export interface PickContext {
  readonly catalog: Catalog;
  readonly dir: string;
  readonly mirror: string | undefined;
  readonly checksums: Checksums;
  isHealthy(entry: CatalogEntry): boolean;
  readonly onProgress: PullOptions["onProgress"];
}

/**
 * The first candidate of a route that suits the requirements, is present (or, where the user named
 * it, can be downloaded) and healthy.
 *
 * @throws InferenceError `model-missing`
 */
export async function pickModel(
  route: CandidateRoute,
  requirements: Requirements,
  context: PickContext,
): Promise<CatalogEntry> {
  const skipped: SkippedModel[] = [];
  for (const entry of route.candidates) {
    const obstacle = await obstacleTo(entry, route, requirements, context);
    if (!obstacle) return entry;
    skipped.push({ model: entry.id, ...obstacle });
  }
  throw missingModel(route, requirements, skipped, context);
}

async function obstacleTo(
  entry: CatalogEntry,
  { chosen }: CandidateRoute,
  requirements: Requirements,
  { dir, mirror, checksums, isHealthy, onProgress }: PickContext,
): Promise<Omit<SkippedModel, "model"> | undefined> {
  if (!suits(entry, requirements))
    return { reason: `does not know "${requirements.language}"`, expected: true };
  if (!isHealthy(entry)) return { reason: "failed too often just now", expected: false };
  try {
    if (chosen) await pull(entry, dir, mirror, checksums, { onProgress });
    const files = locate(entry, dir);
    const missing = files.filter(({ state }) => state === "missing");
    const uninstalled = missing.flatMap(({ file }) =>
      "package" in file && file.version === undefined ? [packageNameOf(file.package)] : [],
    );
    if (uninstalled.length > 0)
      return { reason: `run \`npm install ${[...new Set(uninstalled)].join(" ")}\``, expected: false };
    if (missing.length === files.length && files.length > 0)
      return { reason: "is not downloaded", expected: true };
    if (missing.length > 0)
      return { reason: `${missing.length} of ${files.length} files are missing`, expected: false };
    for (const file of files) if (file.state === "present") await verify(entry, file, dir, { checksums });
  } catch (error) {
    if (error instanceof InferenceError) return { reason: error.message, expected: false };
    throw error;
  }
  return undefined;
}
