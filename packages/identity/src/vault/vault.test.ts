import { rm } from "node:fs/promises";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDirectory, testDirectory } from "../testing/directory.fixture.ts";
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
    for (const id of ["kim", "lee"]) await home.directory.add({ id, name: id });
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await databases.stop();
  });

  test("whatever is sealed opens as it was, in its scope alone", async () => {
    const scope = fc.constantFrom("a", "b", "c_1-x");
    await fc.assert(
      fc.asyncProperty(scope, scope, fc.uint8Array(), async (own, other, plain) => {
        const sealed = await vault.seal(own, plain);
        expect(await vault.open(own, sealed)).toEqual(plain);
        await vault.seal(other, plain);
        if (other !== own) await expect(vault.open(other, sealed)).rejects.toMatchObject(broken);
      }),
      { numRuns: 20 },
    );
  });

  test("another process with the same master key opens it", async () => {
    const sealed = await vault.seal("shared", bytes);
    expect(await (await home.again()).vault.open("shared", sealed)).toEqual(bytes);
  });

  test("seals made at once share one key", async () => {
    const other = (await home.again()).vault;
    const seals = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? vault : other).seal("rush", bytes)),
    );
    for (const sealed of seals) expect(await vault.open("rush", sealed)).toEqual(bytes);
  });

  test("destroying a key erases what it sealed, for good", async () => {
    const sealed = await vault.seal("gone", bytes);
    const ref = await home.storage.objects.put(sealed, { folder: "sealed/gone" });
    expect(await vault.destroy("gone")).toBe(true);
    await expect(vault.open("gone", sealed)).rejects.toMatchObject(destroyed);
    expect(await home.storage.objects.exists(ref)).toBe(false);
    await vault.seal("gone", bytes);
    await expect(vault.open("gone", sealed)).rejects.toMatchObject(broken);
    expect(await home.directory.audit.list({ action: "key-destroyed" })).toMatchObject([
      { subject: "scope/gone", details: { reason: "asked for" } },
    ]);
    expect(await vault.destroy("never")).toBe(false);
  });

  test("a key dies when its time is up, and the sweep clears away what is left", async () => {
    const start = home.now;
    const sealed = await vault.seal("brief", bytes);
    const kept = await vault.seal("kept", bytes);
    await vault.keep("kept", { purpose: "a study", expiresAt: null });
    const until = new Date(start.getTime() + 90 * 86_400_000);
    expect(await vault.lifetime("brief")).toEqual({ until });
    expect(await vault.lifetime("kept")).toEqual({ until: null });
    expect(await vault.lifetime("never")).toEqual({ goneSince: null });
    home.now = new Date(start.getTime() + 91 * 86_400_000);
    expect(await vault.lifetime("brief")).toEqual({ goneSince: until });
    await expect(vault.open("brief", sealed)).rejects.toMatchObject(destroyed);
    expect(await vault.sweep()).toContain("brief");
    expect(await vault.sweep()).toEqual([]);
    expect(await vault.lifetime("brief")).toEqual({ goneSince: home.now });
    expect(await vault.open("kept", kept)).toEqual(bytes);
    home.now = start;
    await expect(vault.open("brief", sealed)).rejects.toMatchObject(destroyed);
  });

  test("a scope whose key has expired gets a new one", async () => {
    const start = home.now;
    await vault.keep("again", { purpose: "test", expiresAt: start });
    const sealed = await vault.seal("again", bytes);
    expect(await vault.open("again", sealed)).toEqual(bytes);
  });

  test("knows whose biometric data a scope holds, added up", async () => {
    await vault.cover("meeting-1", ["lee"]);
    await vault.cover("meeting-1", ["kim", "lee"]);
    expect(await vault.coverage("meeting-1")).toEqual(["kim", "lee"]);
    expect(await vault.coverage("meeting-2")).toEqual([]);
    await expect(vault.cover("meeting-1", ["nobody"])).rejects.toMatchObject({ code: "person-unknown" });
  });

  test.each(["", "../x", "person/1", "a b", "x".repeat(201)])("refuses %j as a scope", async (scope) => {
    await expect(vault.seal(scope, bytes)).rejects.toMatchObject({ code: "scope-invalid" });
  });

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
