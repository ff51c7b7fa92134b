import { once as event } from "node:events";
import { existsSync, watch } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

/**
 * Makes something once for all test files of a run, each a process of its own: the first does, the others wait.
 * @returns the folder that `make` filled
 */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const shared = inject("sharedFolder");
  const folder = join(shared, name);
  const [done, failed] = [`${folder}.done`, `${folder}.failed`];
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await make(folder);
      await writeFile(done, "");
    } catch (error) {
      await writeFile(failed, "");
      throw error;
    }
    return folder;
  }
  const watcher = watch(shared);
  try {
    while (!existsSync(done)) {
      if (existsSync(failed))
        throw new Error(`${name} could not be made; the test file that tried says why.`);
      await event(watcher, "change");
    }
  } finally {
    watcher.close();
  }
  return folder;
}
