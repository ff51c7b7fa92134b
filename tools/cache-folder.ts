import { homedir } from "node:os";
import { join } from "node:path";

/** The user's cache folder for what checks and tests install once, outside the repository. */
export const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "hapju");
