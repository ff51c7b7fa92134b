import { rm } from "node:fs/promises";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scope, type TestDirectory, testDirectory } from "../testing/directory.fixture.ts";
import type { DirectoryVault } from "./vault.ts";

const bytes = Uint8Array.of(1, 2, 3);
const destroyed = { code: "key-destroyed" };
const broken = { code: "seal-broken" };

describe.each(["pglite", "postgresql"] as const)("the vault on %s", (kind) => {
  let databases: TestDatabases;
  let home: TestDirectory;
  let vault: DirectoryVault;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    home = await testDirectory(await databases.options());
    vault = home.directory.vault;
    for (const id of ["kim", "lee"]) await home.directory.add(scope, { id, name: id });
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await databases.stop();
  });

  test("sealed bytes open unchanged, under their own key only", async () => {
    const key = fc.constantFrom("a", "b", "c_1-x");
    await fc.assert(
      fc.asyncProperty(key, key, fc.uint8Array(), async (own, other, plain) => {
        const sealed = await vault.seal(scope, own, plain);
        expect(await vault.open(scope, own, sealed)).toEqual(plain);
        await vault.seal(scope, other, plain);
        if (other !== own) await expect(vault.open(scope, other, sealed)).rejects.toMatchObject(broken);
      }),
      { numRuns: 20 },
    );
  });

  test("another process with the same master key opens it", async () => {
    const sealed = await vault.seal(scope, "shared", bytes);
    expect(await (await home.again()).vault.open(scope, "shared", sealed)).toEqual(bytes);
  });

  test("seals created at once share one key", async () => {
    const other = (await home.again()).vault;
    const seals = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? vault : other).seal(scope, "rush", bytes)),
    );
    for (const sealed of seals) expect(await vault.open(scope, "rush", sealed)).toEqual(bytes);
  });

  test("destroying a key erases what it sealed, for good", async () => {
    const sealed = await vault.seal(scope, "gone", bytes);
    const ref = await home.storage.objects.put(sealed, { folder: "sealed/gone" });
    expect(await vault.destroy(scope, "gone")).toBe(true);
    await expect(vault.open(scope, "gone", sealed)).rejects.toMatchObject(destroyed);
    expect(await home.storage.objects.exists(ref)).toBe(false);
    await vault.seal(scope, "gone", bytes);
    await expect(vault.open(scope, "gone", sealed)).rejects.toMatchObject(broken);
    expect(await home.directory.audit.list(scope, { action: "key-destroyed" })).toMatchObject([
      { subject: "scope/gone", details: { reason: "asked for" } },
    ]);
    expect(await vault.destroy(scope, "never")).toBe(false);
  });

  test("a key expires at its time, and the sweep removes it", async () => {
    const start = home.now;
    const sealed = await vault.seal(scope, "brief", bytes);
    const kept = await vault.seal(scope, "kept", bytes);
    await vault.keep(scope, "kept", { purpose: "a study", expiresAt: null });
    const until = new Date(start.getTime() + 90 * 86_400_000);
    expect(await vault.lifetime(scope, "brief")).toEqual({ until });
    expect(await vault.lifetime(scope, "kept")).toEqual({ until: null });
    expect(await vault.lifetime(scope, "never")).toEqual({ goneSince: null });
    home.now = new Date(start.getTime() + 91 * 86_400_000);
    expect(await vault.lifetime(scope, "brief")).toEqual({ goneSince: until });
    await expect(vault.open(scope, "brief", sealed)).rejects.toMatchObject(destroyed);
    expect(await vault.sweep()).toContainEqual({ tenant: "default", key: "brief" });
    expect(await vault.sweep()).toEqual([]);
    expect(await vault.lifetime(scope, "brief")).toEqual({ goneSince: home.now });
    expect(await vault.open(scope, "kept", kept)).toEqual(bytes);
    home.now = start;
    await expect(vault.open(scope, "brief", sealed)).rejects.toMatchObject(destroyed);
  });

  test("an expired key is replaced at the next seal", async () => {
    const start = home.now;
    await vault.keep(scope, "again", { purpose: "test", expiresAt: start });
    const sealed = await vault.seal(scope, "again", bytes);
    expect(await vault.open(scope, "again", sealed)).toEqual(bytes);
  });

  test("the coverage of a key is the union of what was stated", async () => {
    await vault.cover(scope, "meeting-1", ["lee"]);
    await vault.cover(scope, "meeting-1", ["kim", "lee"]);
    expect(await vault.coverage(scope, "meeting-1")).toEqual(["kim", "lee"]);
    expect(await vault.coverage(scope, "meeting-2")).toEqual([]);
    await expect(vault.cover(scope, "meeting-1", ["stranger"])).rejects.toMatchObject({
      code: "person-unknown",
    });
  });

  test.each(["", "../x", "person/1", "a b", "x".repeat(201)])(
    "refuses %j as the name of a key",
    async (key) => {
      await expect(vault.seal(scope, key, bytes)).rejects.toMatchObject({ code: "scope-invalid" });
    },
  );

  test("a master key that is not the database's is refused, and so is a lost one", async () => {
    await expect(home.again({ masterKey: "ab".repeat(32) })).rejects.toMatchObject({
      code: "master-key-wrong",
    });
    await expect(home.again({ home: `${home.home}/elsewhere` })).rejects.toMatchObject({
      code: "master-key-missing",
      message: expect.stringContaining("HAPJU_MASTER_KEY"),
    });
    await rm(`${home.home}/elsewhere`, { recursive: true, force: true });
  });
});
