import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { DEFAULT_TENANT, type Scope } from "@hapju/spec";

/** Where everything is kept, and in whose name commands run; from the environment. */
export interface Settings {
  /** `HAPJU_HOME`, default `~/.hapju`. */
  readonly home: string;
  /** `DATABASE_URL`; without it, PGlite in the home folder. */
  readonly databaseUrl: string | undefined;
  /** `HAPJU_OBJECTS_URL`; without it, a folder in the home folder. */
  readonly objectsUrl: string | undefined;
  /** `HAPJU_MODELS_DIR`, default `models` in the home folder. */
  readonly modelsDir: string;
  /** `HAPJU_TIME_ZONE`: where meetings are whose recording does not say; without it, the time zone of this machine. */
  readonly timeZone: string | undefined;
  /**
   * In whose name commands run: the tenant `HAPJU_TENANT`, default `default`, and the user of this machine. Whether there
   * is such a tenant only the database knows: commands take the scope from `withTenant`.
   */
  readonly scope: Scope;
}

/** Reads the settings; an empty variable counts as absent. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const home = resolve(env.HAPJU_HOME || join(homedir(), ".hapju"));
  return {
    home,
    databaseUrl: env.DATABASE_URL || undefined,
    objectsUrl: env.HAPJU_OBJECTS_URL || undefined,
    modelsDir: resolve(env.HAPJU_MODELS_DIR || join(home, "models")),
    timeZone: env.HAPJU_TIME_ZONE || undefined,
    scope: { tenant: env.HAPJU_TENANT || DEFAULT_TENANT, actor: userName() },
  };
}

/** The name of the user, who may have none, as in a container. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "cli";
  }
}
