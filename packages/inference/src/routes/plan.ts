import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { ModelsError } from "../errors.ts";
import { locate } from "../files/locate.ts";
import { type PullOptions, pull } from "../files/pull.ts";
import { verify } from "../files/verify.ts";
import { missingModel, type PassedOver } from "./missing.ts";
import { type Requirements, type Route, suits } from "./routes.ts";

export interface PlanContext {
  readonly catalog: Catalog;
  readonly dir: string;
  readonly mirror: string | undefined;
  isHealthy(entry: CatalogEntry): boolean;
  readonly onProgress: PullOptions["onProgress"];
}

/**
 * The first candidate of a route that suits the requirements, is present (or, where the user named
 * it, can be downloaded) and healthy.
 *
 * @throws ModelsError `model-missing`
 */
export async function pick(
  route: Route,
  requirements: Requirements,
  context: PlanContext,
): Promise<CatalogEntry> {
  const passedOver: PassedOver[] = [];
  for (const entry of route.candidates) {
    const obstacle = await obstacleTo(entry, route, requirements, context);
    if (!obstacle) return entry;
    passedOver.push({ model: entry.id, ...obstacle });
  }
  throw missingModel(route, requirements, passedOver, context.catalog, context.dir);
}

async function obstacleTo(
  entry: CatalogEntry,
  { chosen }: Route,
  requirements: Requirements,
  { dir, mirror, isHealthy, onProgress }: PlanContext,
): Promise<Omit<PassedOver, "model"> | undefined> {
  if (!suits(entry, requirements)) return { reason: `does not know "${requirements.language}"`, plain: true };
  if (!isHealthy(entry)) return { reason: "failed too often just now", plain: false };
  try {
    if (chosen) await pull(entry, dir, mirror, { ...(onProgress && { onProgress }) });
    const files = locate(entry, dir);
    const missing = files.filter(({ state }) => state === "missing");
    if (missing.length === files.length && files.length > 0) return { reason: "not here", plain: true };
    if (missing.length > 0)
      return { reason: `${missing.length} of ${files.length} files not here`, plain: false };
    for (const file of files) if (file.state === "present") await verify(entry, file, dir);
  } catch (error) {
    if (error instanceof ModelsError) return { reason: error.message, plain: false };
    throw error;
  }
  return undefined;
}
