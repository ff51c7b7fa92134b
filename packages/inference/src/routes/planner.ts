import { modelName, type Requirements, type RoutePlan } from "@hapju/spec";
import type { CatalogEntry } from "../catalog/entry.ts";
import { InferenceError } from "../errors.ts";
import type { InferenceSettings } from "../options.ts";
import { type PickContext, pickModel } from "./pick-model.ts";
import { type CandidateRoute, inOrder, type RouteOverrides, routeOf, suits } from "./routes.ts";

/** Decides which models may answer: routes, what is saved of them, and what is present. */
export class Planner {
  readonly #settings: InferenceSettings;
  readonly #context: PickContext;
  /** The saved routes as they were last read. */
  #saved: RouteOverrides = {};

  constructor(settings: InferenceSettings, parts: Pick<PickContext, "catalog" | "checksums" | "isHealthy">) {
    const { dir, mirror, onProgress } = settings;
    this.#settings = settings;
    this.#context = { ...parts, dir, mirror, onProgress };
  }

  /** The route of a task as it is now; saved routes as they were last read. */
  route(task: string, requirements: Requirements = {}): CandidateRoute {
    const route = routeOf(task, this.#context.catalog, { ...this.#saved, ...this.#settings.routes });
    return { ...route, candidates: inOrder(route, requirements) };
  }

  /** Picks the model of a task. @throws InferenceError `model-missing` */
  pick(task: string, requirements: Requirements): Promise<CatalogEntry> {
    return pickModel(this.route(task, requirements), requirements, this.#context);
  }

  /** Whether one model could answer now; nothing is downloaded. @throws InferenceError `model-missing` */
  async require(entry: CatalogEntry, requirements: Requirements = {}): Promise<void> {
    await pickModel({ task: entry.task, candidates: [entry], chosen: false }, requirements, this.#context);
  }

  /** Reads the saved routes. One that names a model that the catalog no longer has is ignored. */
  async readSaved(): Promise<void> {
    const saved = (await this.#settings.savedRoutes?.()) ?? {};
    const isUsable = (task: string) => {
      try {
        return routeOf(task, this.#context.catalog, saved).chosen;
      } catch {
        return false;
      }
    };
    this.#saved = Object.fromEntries(Object.entries(saved).filter(([task]) => isUsable(task)));
  }

  /**
   * The model that a plan names for a task.
   * @throws InferenceError `model-missing` where the catalog has no such model, or it does not suit the call
   */
  planned(task: string, plan: RoutePlan, requirements: Requirements): CatalogEntry {
    const name = plan[task];
    const models = this.#context.catalog.of(task);
    const entry = models.find((candidate) => modelName(candidate) === name);
    if (!entry) {
      throw new InferenceError(
        "model-missing",
        `The run was planned with ${name ?? "no model"} for ${task}, and the catalog has ${models.map(modelName).join(", ") || "none"}. Start a new run.`,
        { task, model: name },
      );
    }
    if (!suits(entry, requirements)) {
      throw new InferenceError(
        "model-missing",
        `${name} does not know the language "${requirements.language}" of this call. Plan the run with that language.`,
        { task, model: name, language: requirements.language },
      );
    }
    return entry;
  }
}
