import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { configSchema, type HapjuConfig } from "./config.ts";

/** Tried in this order. Node strips the types of the first by itself. */
const NAMES = ["hapju.config.ts", "hapju.config.mjs", "hapju.config.js"];

/**
 * Loads the configuration of the project in a folder; an empty one if the folder has none.
 * @throws CliError `bad-config` if it cannot be loaded or is not a configuration
 */
export async function loadConfig(folder: string): Promise<HapjuConfig> {
  const path = NAMES.map((name) => join(folder, name)).find(existsSync);
  if (!path) return {};
  const { default: config } = await load(path);
  if (!config)
    throw bad(path, "has no default export. Write `export default defineConfig({ … })`, from hapju.");
  const { data, error } = configSchema.safeParse(config);
  if (data) return data;
  throw bad(path, `is not a configuration. Correct these fields:\n${z.prettifyError(error)}`);
}

async function load(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw bad(path, `cannot be loaded: ${reason}. Correct it, or run the command in another folder.`, cause);
  }
}

const bad = (path: string, problem: string, cause?: unknown) =>
  new CliError("bad-config", `${path} ${problem}`, { path }, { cause });
