import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localScope, type Scope } from "@hapju/spec";
import { openStorage, type Storage } from "@hapju/storage";
import { type Directory, type DirectoryOptions, openDirectory } from "../directory.ts";

/** The scope of tests that need only one. */
export const scope: Scope = { ...localScope, actor: "operator" };

/** A directory on a database of its own, with a clock that stands still until it is set. */
export interface TestDirectory extends AsyncDisposable {
  readonly directory: Directory;
  readonly storage: Storage;
  readonly home: string;
  now: Date;
  /** The same home opened once more, as another process would. */
  again(options?: Partial<DirectoryOptions>): Promise<Directory>;
}

/** Opens a directory in a folder of its own, or on a database server. */
export async function testDirectory(
  options: Partial<DirectoryOptions> & { readonly databaseUrl?: string } = {},
): Promise<TestDirectory> {
  const { databaseUrl, home = await mkdtemp(join(tmpdir(), "hapju-directory-")), ...rest } = options;
  const storage = await openStorage({ home, databaseUrl });
  const open = (more: Partial<DirectoryOptions> = {}) =>
    openDirectory({ storage, home, actor: "operator", clock: () => test.now, ...rest, ...more });
  const test = { now: new Date("2026-03-01T09:00:00Z") } as { now: Date };
  return Object.assign(test, {
    directory: await open(),
    storage,
    home,
    again: open,
    async [Symbol.asyncDispose]() {
      await storage.close();
      await rm(home, { recursive: true, force: true });
    },
  });
}
