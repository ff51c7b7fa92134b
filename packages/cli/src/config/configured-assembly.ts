import type { Assembly } from "@hapju/meeting/assembly";
import type { HapjuConfig } from "./config.ts";

/** The embedded tasks, runtimes and models with those of a project; a project's models are tried first. */
export async function configuredAssembly(config: HapjuConfig): Promise<Assembly> {
  const { assembly } = await import("@hapju/meeting/assembly");
  return {
    tasks: [...assembly.tasks, ...(config.tasks ?? [])],
    runtimes: [...assembly.runtimes, ...(config.runtimes ?? [])],
    catalog: [...(config.catalog ?? []), ...assembly.catalog],
  };
}
