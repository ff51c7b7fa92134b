import type { Models } from "@hapju/models";
import type { Settings } from "../settings.ts";

const SETTING = "routes";

type Routes = Readonly<Record<string, readonly string[]>>;

/** Takes up the routes that were changed before; one that names a model the catalog lost is left as the catalog has it. */
export async function restoreRoutes(models: Models, settings: Settings): Promise<void> {
  for (const [task, order] of Object.entries((await settings.get<Routes>(SETTING)) ?? {})) {
    try {
      models.changeRoute(task, order);
    } catch (error) {
      console.warn(`The route of ${task} is as the catalog has it: ${(error as Error).message}`);
    }
  }
}

/** Changes a route, now and for later starts. @throws ModelsError `model-unknown`, `catalog-invalid` */
export async function saveRoute(
  models: Models,
  settings: Settings,
  task: string,
  order: readonly string[] | null,
): Promise<void> {
  models.changeRoute(task, order);
  const { [task]: _, ...others } = (await settings.get<Routes>(SETTING)) ?? {};
  await settings.set(SETTING, order === null ? others : { ...others, [task]: order });
}
