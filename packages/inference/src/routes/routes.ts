import type { Requirements } from "@hapju/spec";
import type { Catalog } from "../catalog/catalog.ts";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import { speaks } from "./language.ts";

/** The user's order of models for a task, by task; a task not named keeps the catalog's order. */
export type RouteOverrides = Readonly<Record<string, readonly string[]>>;

/** The models that may answer for a task, best first. */
export interface CandidateRoute {
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
      .filter(([name]) => name.startsWith(PREFIX))
      .map(
        ([name, value = ""]) =>
          [
            name.slice(PREFIX.length).toLowerCase().replaceAll("_", "-"),
            value.split(",").flatMap((id) => id.trim() || []),
          ] as const,
      )
      .filter(([, ids]) => ids.length > 0),
  );
}

/**
 * The route of a task: the user's order where there is one, the catalog's otherwise.
 * @throws InferenceError `model-unknown`, `catalog-invalid`
 */
export function routeOf(task: string, catalog: Catalog, overrides: RouteOverrides): CandidateRoute {
  const ids = overrides[task];
  if (!ids) return { task, candidates: catalog.of(task), chosen: false };
  const candidates = ids.map((id) => catalog.get(id));
  const stray = candidates.find((entry) => entry.task !== task);
  if (stray) {
    const fitting = catalog.of(task).map(({ id }) => id);
    throw new InferenceError(
      "catalog-invalid",
      `The route of ${task} names ${stray.id}, which is a model of ${stray.task}. Models of ${task} are ${fitting.join(", ")}.`,
      {
        task,
        model: stray.id,
      },
    );
  }
  return { task, candidates, chosen: true };
}

/**
 * The candidates in the order they are tried for these requirements: those that are costly come last, unless the user
 * named the models, or wants accuracy.
 */
export function inOrder(
  { candidates, chosen }: CandidateRoute,
  { quality }: Requirements,
): readonly CatalogEntry[] {
  if (chosen || quality === "accurate") return candidates;
  return candidates.toSorted((a, b) => Number(a.costly ?? false) - Number(b.costly ?? false));
}

/** Whether a model may answer for these requirements: one without languages suits every language. */
export function suits({ languages }: CatalogEntry, { language }: Requirements): boolean {
  return !languages || !language || speaks(languages, language);
}
