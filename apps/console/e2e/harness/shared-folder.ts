import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder of this run of the tests, for what is made once and used by several files. */
    sharedFolder: string;
  }
}

/** Makes the folder before all tests and removes it after them. */
export default async function sharedFolder(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "hapju-e2e-"));
  project.provide("sharedFolder", folder);
  return () => rm(folder, { recursive: true, force: true });
}
