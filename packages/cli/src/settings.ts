import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where everything is kept; from the environment. */
export interface Settings {
  /** `HAPJU_HOME`, default `~/.hapju`. */
  readonly home: string;
  /** `DATABASE_URL`; without it, PGlite in the home folder. */
  readonly databaseUrl: string | undefined;
  /** `HAPJU_OBJECTS_URL`; without it, a folder in the home folder. */
  readonly objectsUrl: string | undefined;
  /** `HAPJU_MODELS_DIR`, default `models` in the home folder. */
  readonly modelsDir: string;
}

/** Reads the settings; an empty variable counts as absent. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const home = resolve(env.HAPJU_HOME || join(homedir(), ".hapju"));
  return {
    home,
    databaseUrl: env.DATABASE_URL || undefined,
    objectsUrl: env.HAPJU_OBJECTS_URL || undefined,
    modelsDir: resolve(env.HAPJU_MODELS_DIR || join(home, "models")),
  };
}
