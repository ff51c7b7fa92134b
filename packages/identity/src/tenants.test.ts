import { localScope, type Scope } from "@hapju/spec";
import { sealedFolder } from "@hapju/storage";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sourceFile } from "./templates/source-file.ts";
import { type TestDirectory, testDirectory } from "./testing/directory.fixture.ts";
import { fakeEnrollers, source } from "./testing/enrollers.fixture.ts";

let shared: TestDirectory;
let single: TestDirectory;
beforeAll(async () => {
  shared = await testDirectory();
  single = await testDirectory();
});
afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  await single[Symbol.asyncDispose]();
});

const CONSENT = { purpose: "face-recognition", textVersion: "form-1", evidence: "signed" } as const;
const MODELS = { faceModel: "face-a@1" };
const enrollers = fakeEnrollers();

/** What two tenants do to people, files and keys of the same names. */
const operation = fc.record({
  does: fc.oneof(
    fc.constantFrom("seal", "withdraw", "remove"),
    fc.constantFrom("add", "rename", "consent", "enrol", "destroy"),
  ),
  id: fc.constantFrom("kim", "lee"),
  file: fc.constantFrom(1, 2),
  key: fc.constantFrom("meeting-1"),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

interface Stored {
  readonly key: string;
  readonly sealed: Uint8Array;
  readonly object: Awaited<ReturnType<TestDirectory["storage"]["objects"]["put"]>>;
}

/** Runs operations as one tenant and remembers everything they answered. */
function tenantOf({ directory, storage }: TestDirectory, tenant: string) {
  const { vault } = directory;
  const scope: Scope = { tenant, actor: "operator" };
  const answers: unknown[] = [];
  const stored: Stored[] = [];
  const run = async ({ does, id, file, key }: Operation): Promise<unknown> => {
    if (does === "add") return void (await directory.add(scope, { id, name: `${id} ${file}` }));
    if (does === "rename") return void (await directory.rename(scope, id, `renamed ${file}`));
    if (does === "consent") return void (await directory.consent(scope, id, CONSENT));
    if (does === "withdraw") return directory.withdraw(scope, id, CONSENT.purpose);
    if (does === "remove") return directory.remove(scope, id);
    if (does === "destroy") return vault.destroy(scope, key);
    if (does === "enrol") {
      const photo = sourceFile({ name: `${file}.jpg`, bytes: source(file, 1) });
      return (await directory.enrolFile(scope, id, "face", photo, enrollers))?.source;
    }
    await vault.cover(scope, key, [id]);
    const sealed = await vault.seal(scope, key, Uint8Array.of(file));
    const object = await storage.objects.put(sealed, { folder: sealedFolder(tenant, key) });
    stored.push({ key, sealed, object });
    return undefined;
  };
  return {
    scope,
    stored,
    async run(one: Operation) {
      const refused = (error: { readonly code?: string }) => error.code ?? error;
      answers.push(await run(one).catch(refused));
    },
    async clear() {
      for (const { id } of await directory.list(scope)) await directory.remove(scope, id);
      for (const { key } of stored) await vault.destroy(scope, key);
    },
    /** Everything the tenant can see, without random ids, pseudonyms and hashes. */
    async view() {
      const people = await directory.list(scope);
      const log = await directory.audit.list(scope);
      const names = await directory.audit.names(
        scope,
        log.map(({ subject }) => subject),
      );
      return {
        answers,
        people: people.map(({ templates, ...person }) => ({
          ...person,
          templates: templates.map(({ source, model }) => `${source} by ${model}`).sort(),
        })),
        gallery: await directory.snapshot(scope, MODELS),
        log: log.map(({ sequence, action, actor, subject }) => [
          sequence,
          action,
          actor,
          subject.startsWith("person/") ? names.get(subject) : subject,
        ]),
        intact: (await directory.audit.verify(scope)).ok,
        coverage: await vault.coverage(scope, "meeting-1"),
        artifacts: await Promise.all(
          stored.map(async ({ key, sealed, object }) => ({
            bytes: await vault.open(scope, key, sealed).catch(({ code }) => code),
            exists: await storage.objects.exists(object),
            lifetime: await vault.lifetime(scope, key),
          })),
        ),
      };
    },
  };
}

/** Two keys of one name cover different people: removing one person destroys the key of one tenant only. */
const COVERED_ELSEWHERE: [string, Operation][] = [
  ["one", { does: "seal", id: "lee", file: 1, key: "meeting-1" }],
  ["other", { does: "seal", id: "kim", file: 1, key: "meeting-1" }],
  ["one", { does: "remove", id: "kim", file: 1, key: "meeting-1" }],
];

test("a tenant sees exactly what it would see alone, whatever another does with the same names", async () => {
  const step = fc.tuple(fc.constantFrom("one", "other"), operation);
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 24 }), async (steps) => {
      round++;
      const one = tenantOf(shared, `one-${round}`);
      const other = tenantOf(shared, `other-${round}`);
      const alone = tenantOf(single, `one-${round}`);
      for (const tenant of [one, other, alone])
        for (const id of ["kim", "lee"] as const)
          for (const does of ["add", "consent"] as const)
            await tenant.run({ does, id, file: 1, key: "meeting-1" });
      for (const [who, does] of steps) await (who === "one" ? one : other).run(does);
      for (const [who, does] of steps) if (who === "one") await alone.run(does);
      expect(await one.view()).toEqual(await alone.view());
      for (const tenant of [one, other, alone]) await tenant.clear();
    }),
    { numRuns: 20, examples: [[COVERED_ELSEWHERE]] },
  );
});

test("ids, template ids, subjects and sealed bytes of another tenant open nothing", async () => {
  const { directory } = shared;
  const [own, stranger] = [tenantOf(shared, "acme"), tenantOf(shared, "globex")];
  const steps = ["add", "consent", "enrol", "seal"] as const;
  for (const does of steps) await own.run({ does, id: "kim", file: 1, key: "meeting-1" });
  const [kim] = await directory.list(own.scope);
  const template = kim?.templates[0]?.id ?? "";
  const log = await directory.audit.list(own.scope);
  const subjects = log.map(({ subject }) => subject);
  const unknown = { code: "person-unknown" };
  for (const scope of [stranger.scope, localScope]) {
    await expect(directory.get(scope, "kim")).rejects.toMatchObject(unknown);
    await expect(directory.rename(scope, "kim", "Lee")).rejects.toMatchObject(unknown);
    await expect(directory.remove(scope, "kim")).rejects.toMatchObject(unknown);
    await expect(directory.audit.list(scope, { person: "kim" })).rejects.toMatchObject(unknown);
    await expect(directory.snapshot(scope, { roster: ["kim"] })).rejects.toMatchObject(unknown);
    await expect(directory.vault.cover(scope, "meeting-1", ["kim"])).rejects.toMatchObject(unknown);
    await expect(directory.removeTemplate(scope, template)).rejects.toMatchObject({
      code: "template-unknown",
    });
    expect(await directory.audit.names(scope, subjects)).toEqual(new Map());
    for (const { key, sealed } of own.stored) {
      await directory.vault.seal(scope, key, Uint8Array.of(1));
      await expect(directory.vault.open(scope, key, sealed)).rejects.toMatchObject({ code: "seal-broken" });
    }
  }
  expect((await directory.get(own.scope, "kim")).templates).toHaveLength(1);
});
