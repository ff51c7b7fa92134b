import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { NewConsent } from "./people/person.ts";
import type { Purpose } from "./people/purpose.ts";
import { sourceFile } from "./templates/source-file.ts";
import { scope, type TestDirectory, testDirectory } from "./testing/directory.fixture.ts";
import { fakeEnrollers, source } from "./testing/enrollers.fixture.ts";

const enrollers = fakeEnrollers();
const consent = (purpose: Purpose): NewConsent => ({ purpose, textVersion: "form-1", evidence: "signed" });
const face = consent("face-recognition");
const voice = consent("voice-recognition");
const models = { faceModel: "face-a@1", voiceModel: "voice-a@1" };
const template = (kind: "face" | "voice", ...embedding: number[]) => ({
  kind,
  model: models[`${kind}Model`],
  source: `test ${embedding}`,
  sourceDigest: String(embedding),
  embedding: Float32Array.from(embedding),
});
const f32 = (...values: number[]) => Float32Array.from(values);

describe.each(["pglite", "postgresql"] as const)("the directory on %s", (kind) => {
  let databases: TestDatabases;
  let home: TestDirectory;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    home = await testDirectory(await databases.options());
  });
  afterEach(async () => {
    for (const { id } of await home.directory.list(scope)) await home.directory.remove(scope, id);
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await databases.stop();
  });
  const add = (id: string, ...consents: NewConsent[]) =>
    home.directory.add(scope, { id, name: id, consents });
  const named = async (roster?: readonly string[]) =>
    (await home.directory.snapshot(scope, { ...models, roster })).people.map(({ id }) => id);

  test("a person is added with an id created from the name, found, listed and renamed", async () => {
    const kim = await home.directory.add(scope, { name: "김민준", consents: [face] });
    expect(kim).toEqual({
      id: "김민준",
      name: "김민준",
      createdAt: home.now,
      consents: [{ ...face, givenAt: home.now }],
      templates: [],
    });
    expect((await home.directory.add(scope, { name: "김민준" })).id).toBe("김민준-2");
    expect((await home.directory.rename(scope, "김민준", "Kim Minjun")).name).toBe("Kim Minjun");
    expect((await home.directory.list(scope)).map(({ name }) => name)).toEqual(["Kim Minjun", "김민준"]);
  });

  test("an unknown id is named in the error", async () => {
    await expect(home.directory.get(scope, "stranger")).rejects.toMatchObject({ code: "person-unknown" });
    await expect(named(["stranger"])).rejects.toThrow(/"stranger"/);
  });

  test("no file is embedded without a consent to its purpose", async () => {
    await add("kim", voice);
    const before = { ...enrollers.calls };
    const file = sourceFile({ name: "kim.jpg", bytes: source(1, 0) });
    const enrol = () => home.directory.enrolFile(scope, "kim", "face", file, enrollers);
    await expect(enrol()).rejects.toMatchObject({ code: "consent-missing" });
    expect(enrollers.calls).toEqual(before);
    await home.directory.consent(scope, "kim", face);
    await expect(enrol()).resolves.toMatchObject({
      kind: "face",
      model: "face-a@1",
      source: "kim.jpg",
      quality: { confidence: 0.9, sizePixels: 100 },
      dimensions: 2,
    });
    expect(await enrol()).toBeUndefined();
  });

  test("an embedding without a direction and a kind without an enroller are refused", async () => {
    await add("kim", face, voice);
    const broken = sourceFile({ name: "kim.jpg", bytes: source(0, 0) });
    await expect(home.directory.enrolFile(scope, "kim", "face", broken, enrollers)).rejects.toMatchObject({
      code: "template-invalid",
    });
    await expect(home.directory.enrolFile(scope, "kim", "voice", broken, {})).rejects.toMatchObject({
      code: "model-missing",
    });
  });

  test("a snapshot holds the templates of exactly the requested models", async () => {
    await add("kim", face, voice);
    await home.directory.enrol(scope, "kim", template("face", 1, 2, 3));
    await home.directory.enrol(scope, "kim", { ...template("face", 9, 9), model: "face-a@2" });
    await home.directory.enrol(scope, "kim", template("voice", 0.5, 0.25));
    expect(await home.directory.snapshot(scope, models)).toEqual({
      ...models,
      people: [{ id: "kim", name: "kim", faceTemplates: [f32(1, 2, 3)], voiceTemplates: [f32(0.5, 0.25)] }],
    });
    expect(
      (await home.directory.snapshot(scope, { faceModel: "face-b@1" })).people[0]!.faceTemplates,
    ).toEqual([]);
  });

  test("the same people give the same snapshot, in any order of adding", async () => {
    const enrolAll = async (ids: readonly string[], sources: readonly number[]) => {
      for (const id of ids) {
        await add(id, face);
        for (const source of sources)
          await home.directory.enrol(scope, id, template("face", source, id.charCodeAt(0)));
      }
      const snapshot = await home.directory.snapshot(scope, models);
      for (const id of ids) await home.directory.remove(scope, id);
      return snapshot;
    };
    expect(await enrolAll(["b", "a", "C"], [1, 2, 3])).toEqual(await enrolAll(["C", "a", "b"], [3, 1, 2]));
  });

  test("a roster limits who may be named, and never adds a person without consent", async () => {
    await add("kim", face);
    await add("lee", face);
    await add("park");
    expect(await named()).toEqual(["kim", "lee"]);
    expect(await named(["lee", "park"])).toEqual(["lee"]);
    expect(await named([])).toEqual([]);
  });

  test("after any sequence of operations, a snapshot holds only what was consented to", async () => {
    const act = fc.record({
      kind: fc.constantFrom("face", "voice"),
      does: fc.constantFrom("consent", "withdraw", "enrol"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
        await add("kim");
        const consented = { face: false, voice: false };
        const refused = (error: { code: string }) => expect(error.code).toMatch(/^consent-/);
        for (const [index, { kind, does }] of acts.entries()) {
          const purpose = `${kind}-recognition` as const;
          if (does === "enrol")
            await home.directory.enrol(scope, "kim", template(kind, index + 1)).catch(refused);
          else if (does === "consent") await home.directory.consent(scope, "kim", consent(purpose));
          else await home.directory.withdraw(scope, "kim", purpose).catch(refused);
          if (does !== "enrol") consented[kind] = does === "consent";
          const [kim] = (await home.directory.snapshot(scope, models)).people;
          expect(kim !== undefined).toBe(consented.face || consented.voice);
          if (!consented.face) expect(kim?.faceTemplates ?? []).toEqual([]);
          if (!consented.voice) expect(kim?.voiceTemplates ?? []).toEqual([]);
        }
        await home.directory.remove(scope, "kim");
      }),
      { numRuns: 12 },
    );
  });

  test("a withdrawal removes the templates of the purpose and the key of every artifact that covers the person", async () => {
    const { vault } = home.directory;
    await add("kim", face, voice);
    await home.directory.enrol(scope, "kim", template("face", 1));
    await home.directory.enrol(scope, "kim", template("voice", 2));
    await vault.cover(scope, "meeting-1", ["kim"]);
    const sealed = await vault.seal(scope, "meeting-1", Uint8Array.of(1, 2));
    home.now = new Date("2026-03-02T09:00:00Z");
    expect(await home.directory.withdraw(scope, "kim", "face-recognition")).toEqual({
      templates: 1,
      keys: ["meeting-1"],
    });
    await expect(vault.open(scope, "meeting-1", sealed)).rejects.toMatchObject({ code: "key-destroyed" });
    const kim = await home.directory.get(scope, "kim");
    expect(kim.templates.map(({ kind }) => kind)).toEqual(["voice"]);
    expect(kim.consents[0]).toMatchObject({ purpose: "face-recognition", withdrawnAt: home.now });
    expect((await home.directory.snapshot(scope, models)).people).toMatchObject([
      { faceTemplates: [], voiceTemplates: [f32(2)] },
    ]);
    await expect(home.directory.enrol(scope, "kim", template("face", 3))).rejects.toMatchObject({
      code: "consent-withdrawn",
    });
    await expect(home.directory.withdraw(scope, "kim", "face-recognition")).rejects.toMatchObject({
      code: "consent-missing",
    });
  });

  test("a consent to a new wording replaces the old one and keeps the templates", async () => {
    await add("kim", face);
    await home.directory.enrol(scope, "kim", template("face", 1));
    const { consents } = await home.directory.consent(scope, "kim", { ...face, textVersion: "form-2" });
    expect(consents.map(({ textVersion, withdrawnAt }) => [textVersion, withdrawnAt !== undefined])).toEqual([
      ["form-1", true],
      ["form-2", false],
    ]);
    expect((await home.directory.snapshot(scope, models)).people[0]!.faceTemplates).toHaveLength(1);
    expect(
      (await home.directory.consent(scope, "kim", { ...face, textVersion: "form-2" })).consents,
    ).toHaveLength(2);
  });

  test("removing a person leaves only a pseudonym in the audit log", async () => {
    const { vault, audit } = home.directory;
    await home.directory.add(scope, { id: "xkimx", name: "Xavier Kim", consents: [face] });
    await home.directory.enrol(scope, "xkimx", template("face", 1, 2));
    await add("lee", face);
    await vault.cover(scope, "m-1", ["xkimx", "lee"]);
    await vault.cover(scope, "m-2", ["lee"]);
    const [both, lee] = [
      await vault.seal(scope, "m-1", Uint8Array.of(1)),
      await vault.seal(scope, "m-2", Uint8Array.of(2)),
    ];
    const stored = await home.storage.objects.put(both, { folder: "sealed/m-1" });
    expect(await home.directory.remove(scope, "xkimx")).toEqual({ templates: 1, keys: ["m-1"] });
    await expect(vault.open(scope, "m-1", both)).rejects.toMatchObject({ code: "key-destroyed" });
    expect(await home.storage.objects.exists(stored)).toBe(false);
    expect(await vault.open(scope, "m-2", lee)).toEqual(Uint8Array.of(2));
    for (const table of ["persons", "consents", "templates", "keys", "key_coverage", "audit"]) {
      const name = sql.identifier(table);
      const { rows } = await home.storage.database.execute(
        sql`select t::text as row from directory.${name} t`,
      );
      expect(rows.map(({ row }) => row).join("\n")).not.toMatch(/xkimx|Xavier/);
    }
    expect((await audit.list(scope)).map(({ action }) => action)).toContain("person-removed");
    expect(await audit.verify(scope)).toMatchObject({ ok: true });
  });

  test("removing one template leaves the others", async () => {
    await add("kim", face);
    await home.directory.enrol(scope, "kim", template("face", 1));
    const better = await home.directory.enrol(scope, "kim", template("face", 2));
    await home.directory.removeTemplate(scope, better!.id);
    expect((await home.directory.snapshot(scope, models)).people[0]!.faceTemplates).toEqual([f32(1)]);
    await expect(home.directory.removeTemplate(scope, better!.id)).rejects.toMatchObject({
      code: "template-unknown",
    });
  });

  test("a sealed template moved to another person does not open", async () => {
    await add("kim", face);
    await add("lee", face);
    await home.directory.enrol(scope, "kim", template("face", 1));
    await home.directory.enrol(scope, "lee", template("face", 2));
    const swap = sql`update directory.templates set sealed = (select sealed from directory.templates where person_id = 'kim')`;
    await home.storage.database.execute(swap);
    await expect(home.directory.snapshot(scope, models)).rejects.toMatchObject({ code: "seal-broken" });
  });

  test("the same person added twice at once exists once", async () => {
    const other = await home.again();
    const both = await Promise.allSettled([add("kim"), other.add(scope, { id: "kim", name: "kim" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "duplicate-id" },
    });
  });
});

test("no file on disk holds an embedding in clear", async () => {
  await using home = await testDirectory();
  const embedding = Float32Array.from({ length: 128 }, (_, index) => Math.sin(index + 0.123));
  await home.directory.add(scope, { id: "kim", name: "Kim", consents: [face] });
  await home.directory.enrol(scope, "kim", { ...template("face", 1), embedding });
  expect((await home.directory.snapshot(scope, models)).people[0]!.faceTemplates).toEqual([embedding]);
  await home.storage.database.execute(sql`checkpoint`);
  const needle = Buffer.from(embedding.buffer, 64, 16);
  const files = (await readdir(home.home, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  let sealedSeen = false;
  const { rows } = await home.storage.database.execute<{ sealed: Uint8Array }>(
    sql`select sealed from directory.templates`,
  );
  const sealed = Buffer.from(rows[0]!.sealed).subarray(40, 56);
  for (const file of files) {
    const content = await readFile(join(file.parentPath, file.name));
    expect(content.includes(needle)).toBe(false);
    sealedSeen ||= content.includes(sealed);
  }
  // Else the search would not have found the embedding either.
  expect(sealedSeen).toBe(true);
});
