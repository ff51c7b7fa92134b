import type { Scope } from "@hapju/spec";
import type { Storage } from "@hapju/storage";
import { type TestDatabases, testDatabases } from "@hapju/storage/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defineStep, type EndedRun, type Engine, input, openEngine, pipeline } from "./index.ts";
import { addUp, cutWords, shout, testTasks } from "./pipelines.fixture.ts";

const measureCry = defineStep({
  name: "measure-cry",
  version: 1,
  tasks: [shout],
  run: async ({ word }: { word: string }, ctx) => (await ctx.call(shout, word)).length,
});
/** Words, a model call for each, and a join. */
const cries = pipeline("cries", { text: input<string>(), factor: input<number>() }, (p, { text, factor }) => {
  const word = p.split("words", { text }, cutWords);
  return p.all("total", { lengths: p.each("lengths", { word }, measureCry), factor }, addUp);
});
/** Its queue has no worker: its runs wait. */
const waiting = pipeline("waiting", { text: input<string>() }, (p, { text }) =>
  p.all("only", { text }, defineStep({ ...cutWords, resource: "without-worker" })),
);

const text = fc.constantFrom("one two", "one two three");
const label = fc.constantFrom("weekly", "Weekly review");
const factor = fc.integer({ min: 1, max: 2 });
/** Chooses one of the runs that a tenant has started. */
const which = fc.nat({ max: 5 });
const operation = fc.oneof(
  fc.record({ type: fc.constant("run" as const), text, factor, label }),
  fc.record({ type: fc.constant("wait" as const), text, label }),
  fc.record({ type: fc.constant("revise" as const), which, factor }),
  fc.record({ type: fc.constantFrom("cancel" as const, "resume" as const, "remove" as const), which }),
  fc.record({ type: fc.constant("rewrite" as const) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** One of two tenants with equal runs removes its own: its cache must not show that the other still has one. */
const REMOVED_BY_ONE: { of: number; operation: Operation }[] = [
  { of: 0, operation: { type: "run", text: "one two", factor: 1, label: "weekly" } },
  { of: 1, operation: { type: "run", text: "one two", factor: 1, label: "weekly" } },
  { of: 0, operation: { type: "remove", which: 0 } },
  { of: 0, operation: { type: "run", text: "one two", factor: 1, label: "weekly" } },
];

const codeOf = (error: unknown) => (error as { code?: string }).code ?? String(error);

/** One tenant: carries out operations, and observes everything that a scope can see. */
class Tenant {
  readonly scope: Scope;
  /** Every run it has started, in order. */
  readonly runs: string[] = [];
  /** What its operations answered. */
  readonly answers: unknown[] = [];
  readonly #engine: Engine;

  constructor(engine: Engine, tenant: string) {
    this.#engine = engine;
    this.scope = { tenant, actor: "test" };
  }

  async do(operation: Operation): Promise<void> {
    this.answers.push(await this.#do(operation).catch(codeOf));
  }

  async #do(operation: Operation): Promise<unknown> {
    const { scope } = this;
    const engine = this.#engine;
    if (operation.type === "run") {
      const { text, factor, label } = operation;
      return this.#finished(await engine.start(scope, cries, { text, factor }, { label }));
    }
    if (operation.type === "wait") {
      const { text, label } = operation;
      this.runs.push(await engine.start(scope, waiting, { text }, { label }));
      return "waits";
    }
    if (operation.type === "rewrite")
      return engine.rewrite(scope, "cries", "total", (total) => Number(total) + 100);
    const run = this.runs[operation.which];
    if (run === undefined) return "none";
    if (operation.type === "revise")
      return this.#finished(await engine.revise(scope, cries, run, { factor: operation.factor }));
    return engine[operation.type](scope, run);
  }

  async #finished(run: string): Promise<unknown> {
    this.runs.push(run);
    return this.#engine.result(this.scope, run);
  }

  /** Everything the tenant can see, without times; its runs are numbered in the order they were started. */
  async observe(): Promise<unknown> {
    const { queries } = this.#engine;
    const number = (run: string | null) => (run === null ? null : this.runs.indexOf(run));
    const listed = await queries.list(this.scope);
    const ids = async (label: string) =>
      (await queries.list(this.scope, { label })).map(({ id }) => number(id)).sort();
    const seen = [];
    for (const { id, createdAt: _, endedAt: __, revises, ...run } of listed) {
      const { queued, blocked } = await queries.explain(this.scope, id);
      const { steps } = await queries.steps(this.scope, id);
      seen.push({
        ...run,
        run: number(id),
        revises: number(revises),
        queued: queued.map(({ step, ahead }) => ({ step, ahead })),
        blocked,
        steps: steps.map(({ name, total, completed, cached, models }) => ({
          name,
          total,
          completed,
          cached,
          models,
        })),
        calls: (await queries.calls(this.scope, id))
          .map(({ step, item, model }) => `${step} ${item} ${model}`)
          .sort(),
        events: await this.#events(id),
        result: await queries.output(this.scope, id, null).catch(codeOf),
      });
    }
    const { runs, queued, calls } = await queries.metrics(this.scope);
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    return {
      answers: this.answers,
      seen,
      weekly: await ids("WEEKLY"),
      review: await ids("review"),
      measured: await queries.measured(this.scope),
      metrics: [runs, queued, calls].map(sorted),
    };
  }

  async #events(run: string): Promise<string[]> {
    const events: string[] = [];
    const last = await this.#engine.queries.lastEvent(this.scope, run);
    const stop = new AbortController();
    for await (const event of this.#engine.watch(this.scope, run, { signal: stop.signal })) {
      if (!("id" in event)) continue;
      const { id, at: _, run: __, ...said } = event;
      events.push(JSON.stringify(said));
      if (id >= last) stop.abort();
    }
    return events.sort();
  }

  /** Tries to reach the runs of another tenant in every way. */
  async reachFor(other: Tenant): Promise<void> {
    const engine = this.#engine;
    const { queries } = engine;
    for (const run of other.runs) {
      const attempts = [
        () => queries.read(this.scope, run),
        () => queries.steps(this.scope, run),
        () => queries.calls(this.scope, run),
        () => queries.explain(this.scope, run),
        () => queries.output(this.scope, run, null),
        () => engine.watch(this.scope, run).next(),
        () => engine.result(this.scope, run),
        () => engine.cancel(this.scope, run),
        () => engine.resume(this.scope, run),
        () => engine.revise(this.scope, cries, run, { factor: 3 }),
      ];
      for (const attempt of attempts) expect(await attempt().then(String, codeOf)).toBe("run-unknown");
      expect(await queries.list(this.scope, { ids: [run] })).toEqual([]);
      expect(await queries.lastEvent(this.scope, run)).toBe(0);
      await engine.remove(this.scope, run);
    }
  }
}

describe.each(["pglite", "postgresql"] as const)("on %s", (kind) => {
  let databases: TestDatabases;
  /** A storage for both tenants, and one for a tenant at a time. */
  const storages: Storage[] = [];
  let together: Engine;
  let alone: Engine;
  let shared: Storage;
  let aloneStorage: Storage;
  let sample = 0;
  async function open(): Promise<[Storage, Engine]> {
    const storage = await databases.storage();
    storages.push(storage);
    const engine = await openEngine({ storage, pipelines: [cries, waiting], tasks: testTasks() });
    engine.work({ queues: ["default"] });
    return [storage, engine];
  }
  beforeAll(async () => {
    databases = await testDatabases(kind);
    [shared, together] = await open();
    [aloneStorage, alone] = await open();
  });
  afterAll(async () => {
    await together?.close();
    await alone?.close();
    for (const storage of storages) await storage.close();
    await databases?.stop();
  });

  /** What a tenant sees that is alone in its database. */
  async function expected(tenant: string, operations: readonly Operation[]): Promise<unknown> {
    await aloneStorage.database.execute(sql`delete from engine.run`);
    await aloneStorage.database.execute(sql`delete from engine.cache`);
    const only = new Tenant(alone, tenant);
    for (const operation of operations) await only.do(operation);
    return only.observe();
  }

  /** Objects that rows refer to and that do not exist. */
  async function lost(): Promise<string[]> {
    const { rows } = await shared.database.execute<{ key: string }>(sql`
      select object_key as key from engine.step_run where object_key is not null
      union select object_key from engine.cache
      union select i.value ->> 'key' from engine.run r, jsonb_each(r.inputs) i`);
    const found = await Promise.all(
      rows.map(async ({ key }) =>
        (await shared.objects.exists({ key, digest: key, bytes: 0 })) ? [] : [key],
      ),
    );
    return found.flat();
  }

  test("a tenant sees exactly what it would see if it were alone", { timeout: 300_000 }, async () => {
    const step = fc.record({ of: fc.constantFrom(0, 1), operation });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (plan) => {
        sample += 1;
        const names = [`first-${sample}`, `second-${sample}`] as const;
        const first = new Tenant(together, names[0]);
        const second = new Tenant(together, names[1]);
        const ended: EndedRun[] = [];
        const stop = together.onEnded((one) => ended.push(one));
        for (const { of, operation } of plan) await (of === 0 ? first : second).do(operation);
        await first.reachFor(second);
        await second.reachFor(first);
        stop();
        const of = (index: number) =>
          plan.filter((step) => step.of === index).map(({ operation }) => operation);
        expect(await first.observe()).toEqual(await expected(names[0], of(0)));
        expect(await second.observe()).toEqual(await expected(names[1], of(1)));
        expect(await lost()).toEqual([]);
        for (const { run, tenant } of ended)
          expect((tenant === names[0] ? first : second).runs).toContain(run);
      }),
      { numRuns: kind === "pglite" ? 8 : 12, examples: [[REMOVED_BY_ONE]] },
    );
  });
});
