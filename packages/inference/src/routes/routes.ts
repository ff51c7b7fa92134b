import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { ModelsError } from "../errors.ts";
import { speaks } from "./language.ts";

/** What a run asks of its models. `language`: BCP 47 tag of what is spoken. */
export type Requirements = Readonly<Record<string, string>>;

/** The user's order of models for a task, by task; a task not named keeps the catalog's order. */
export type RouteOverrides = Readonly<Record<string, readonly string[]>>;

export interface Route {
  readonly task: string;
  readonly candidates: readonly CatalogEntry[];
  /** The user named these models, so a missing one is downloaded on first use. */
  readonly chosen: boolean;
}

const PREFIX = "HAPJU_ROUTE_";

/** The variable of the environment that routes a task. */
export const variableOf = (task: string) => PREFIX + task.toUpperCase().replaceAll("-", "_");

/** `HAPJU_ROUTE_FACE_DETECTION=yunet,face-api-detector` → `{ "face-detection": ["yunet", "face-api-detector"] }` */
export function routesFromEnvironment(env: NodeJS.ProcessEnv): RouteOverrides {
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name, value]) => name.startsWith(PREFIX) && value?.trim())
      .map(([name, value]) => [
        name.slice(PREFIX.length).toLowerCase().replaceAll("_", "-"),
        value!.split(",").map((id) => id.trim()),
      ]),
  );
}

/** @throws ModelsError `model-unknown`, `catalog-invalid` */
export function routeOf(task: string, catalog: Catalog, overrides: RouteOverrides): Route {
  const ids = overrides[task];
  if (!ids) return { task, candidates: catalog.of(task), chosen: false };
  const candidates = ids.map((id) => catalog.get(id));
  const stray = candidates.find((entry) => entry.task !== task);
  if (stray) {
    const fitting = catalog.of(task).map(({ id }) => id);
    throw new ModelsError(
      "catalog-invalid",
      `The route of ${task} names ${stray.id}, which does ${stray.task}; there are ${fitting.join(", ")}`,
      {
        task,
        model: stray.id,
      },
    );
  }
  return { task, candidates, chosen: true };
}

/** A model without languages suits every language. */
export function suits({ languages }: CatalogEntry, { language }: Requirements): boolean {
  return !languages || !language || speaks(languages, language);
}
