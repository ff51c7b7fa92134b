import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMasterKey, masterKeyPath, parseMasterKey, readMasterKey } from "./master-key.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "hapju-key-"));
});
afterEach(() => rm(home, { recursive: true }));

test("a home has no key until one is created, readable by its owner only", async () => {
  expect(await readMasterKey(home)).toBeUndefined();
  const key = await createMasterKey(home);
  expect(key).toHaveLength(32);
  expect(await readMasterKey(home)).toEqual(key);
  expect((await stat(masterKeyPath(home))).mode & 0o777).toBe(0o600);
});

test("callers that create the key at once get the same key", async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => createMasterKey(home)));
  expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
  expect(await readdir(home)).toEqual(["master.key"]);
});

test.each([0o644, 0o640, 0o604])(
  "refuses a key file others may read (%o) and says how to fix it",
  async (mode) => {
    await createMasterKey(home);
    await chmod(masterKeyPath(home), mode);
    const refused = readMasterKey(home);
    await expect(refused).rejects.toMatchObject({ code: "master-key-exposed" });
    await expect(refused).rejects.toThrow(/chmod 600/);
  },
);

test("a broken key file is named, its contents are not", async () => {
  await writeFile(masterKeyPath(home), "topsecret", { mode: 0o600 });
  const refused = readMasterKey(home);
  await expect(refused).rejects.toMatchObject({ code: "master-key-invalid" });
  await expect(refused).rejects.not.toThrow(/topsecret/);
});

test("a key may be given as hexadecimal or base64", () => {
  const hex = "ab".repeat(32);
  const base64 = Buffer.from(hex, "hex").toString("base64");
  expect(parseMasterKey(` ${hex}\n`, "test")).toEqual(parseMasterKey(base64, "test"));
});
