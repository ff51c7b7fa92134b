import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scope, type TestDirectory, testDirectory } from "../testing/directory.fixture.ts";

describe.each(["pglite", "postgresql"] as const)("the audit log on %s", (kind) => {
  let databases: TestDatabases;
  let home: TestDirectory;
  beforeAll(async () => {
    databases = await testDatabases(kind);
    home = await testDirectory(await databases.options());
    await home.directory.add(scope, { id: "kim", name: "Kim" });
    for (let number = 1; number <= 4; number++)
      await home.directory.audit.append(scope, {
        action: "read",
        subject: "run/1",
        details: { number, at: [0.25] },
      });
  });
  afterAll(async () => {
    await home[Symbol.asyncDispose]();
    await databases.stop();
  });

  /** Changes the log as an administrator of the database could, calls `read`, and restores it. */
  async function tampered<T>(statement: ReturnType<typeof sql>, read: () => Promise<T>): Promise<T> {
    const run = (text: ReturnType<typeof sql>) => home.storage.database.execute(text);
    await run(sql`create table kept as select * from directory.audit`);
    await run(sql`alter table directory.audit disable trigger user`);
    try {
      await run(statement);
      return await read();
    } finally {
      await run(sql`delete from directory.audit`);
      await run(sql`insert into directory.audit select * from kept`);
      await run(sql`alter table directory.audit enable trigger user`);
      await run(sql`drop table kept`);
    }
  }
  const verify = () => home.directory.audit.verify(scope);

  test("is intact when it was not changed", async () => {
    expect(await verify()).toMatchObject({ ok: true, head: { sequence: 5 } });
  });

  test.each([
    ["an entry changed", sql`update directory.audit set actor = 'mallory' where sequence = 3`, 3],
    ["a detail changed", sql`update directory.audit set details = '{"number": 9}' where sequence = 3`, 3],
    ["a time moved", sql`update directory.audit set at = at + interval '1 ms' where sequence = 2`, 2],
    ["an entry removed", sql`delete from directory.audit where sequence = 2`, 2],
    ["the first removed", sql`delete from directory.audit where sequence = 1`, 1],
    ["a hash forged", sql`update directory.audit set hash = previous where sequence = 4`, 4],
    ["a link forged", sql`update directory.audit set previous = hash where sequence = 4`, 4],
  ])("shows where it is broken: %s", async (_, statement, brokenAt) => {
    expect(await tampered(statement, verify)).toMatchObject({ ok: false, brokenAt });
    expect(await verify()).toMatchObject({ ok: true });
  });

  test("any change of any column is noticed", async () => {
    const column = fc.constantFrom("actor", "action", "subject", "previous", "hash");
    const sequence = fc.integer({ min: 1, max: 5 });
    const text = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(column, sequence, text, async (name, at, value) => {
        const change = sql`update directory.audit set ${sql.identifier(name)} = ${`~${value}`} where sequence = ${at}`;
        expect(await tampered(change, verify)).toMatchObject({ ok: false, brokenAt: at });
      }),
      { numRuns: 10 },
    );
  });

  test("a log moved to another tenant is noticed", async () => {
    const other = { ...scope, tenant: "other" };
    const move = sql`update directory.audit set tenant = 'other'`;
    expect(await tampered(move, () => home.directory.audit.verify(other))).toMatchObject({
      ok: false,
      brokenAt: 1,
    });
    expect(await home.directory.audit.verify(other)).toMatchObject({ ok: true, head: { sequence: 0 } });
  });

  test("a log cut short is noticed with an earlier head", async () => {
    const before = await verify();
    const head = before.ok ? before.head : undefined;
    const cut = sql`delete from directory.audit where sequence >= 4`;
    expect(await tampered(cut, verify)).toMatchObject({ ok: true });
    expect(await tampered(cut, () => home.directory.audit.verify(scope, head))).toMatchObject({
      ok: false,
      brokenAt: 4,
      reason: "the log ends at entry 3, it once had 5",
    });
  });

  test.each([
    ["update", sql`update directory.audit set actor = 'mallory'`],
    ["delete", sql`delete from directory.audit`],
    ["truncate", sql`truncate directory.audit`],
  ])("the database refuses to %s it", async (_, statement) => {
    await expect(home.storage.database.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("append-only") },
    });
  });

  test("an entry about a person names them by a pseudonym and is found by their id", async () => {
    await home.directory.audit.append(
      { ...scope, actor: "Lee" },
      { action: "recognition", person: "kim", details: { run: "r1" } },
    );
    const found = await home.directory.audit.list(scope, { person: "kim", action: "recognition" });
    expect(found).toMatchObject([{ actor: "Lee", at: home.now, details: { run: "r1" } }]);
    expect(found[0]!.subject).toMatch(/^person\/[0-9a-f-]{36}$/);
  });

  test("a failed operation leaves no entry", async () => {
    const before = await verify();
    const entries = [
      { action: "read", subject: "run/2" },
      { action: "recognition", person: "stranger" },
    ];
    await expect(home.directory.audit.append(scope, ...entries)).rejects.toMatchObject({
      code: "person-unknown",
    });
    await expect(home.directory.add(scope, { id: "KIM", name: "Kim" })).rejects.toMatchObject({
      code: "duplicate-id",
    });
    expect(await verify()).toEqual(before);
  });

  test("entries appended at once form one chain", async () => {
    const before = await verify();
    const others = await Promise.all([home.again(), home.again()]);
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        others[number % 2]!.audit.append(scope, { action: "read", subject: `run/${number}` }),
      ),
    );
    const sequence = (before.ok ? before.head.sequence : 0) + 30;
    expect(await home.directory.audit.verify(scope, before.ok ? before.head : undefined)).toMatchObject({
      ok: true,
      head: { sequence },
    });
  });

  test("is read page by page", async () => {
    const all = await home.directory.audit.list(scope);
    const page = await home.directory.audit.list(scope, { after: 2, limit: 2 });
    expect(page).toEqual(all.slice(2, 4));
  });
});
