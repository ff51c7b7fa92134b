import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Peer } from "./peer.ts";

/**
 * Finds a program.
 * @param folders where a distribution installs it beside the folders of PATH
 * @param hint how to install it
 */
export function findProgram(name: string, folders: readonly string[], hint: string): Peer {
  const path = [...(process.env.PATH ?? "").split(delimiter), ...folders]
    .map((folder) => join(folder, name))
    .find(isExecutable);
  return path ? { path } : { missing: `${name} is not on the PATH. ${hint}` };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
