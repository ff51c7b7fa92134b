import { setTimeout as delay } from "node:timers/promises";
import { openStorage } from "@hapju/storage";
import { defineStep, input, openEngine, pipeline } from "./index.ts";

const ITEMS = 60;

/** Many short items: enough that every worker gets some and one can be killed among them. */
export const manyItems = pipeline("many-items", { seed: input<number>() }, (p, { seed }) => {
  const cut = defineStep({
    name: "cut-items",
    version: 1,
    run: async ({ seed }: { seed: number }) => Array.from({ length: ITEMS }, (_, index) => seed + index),
  });
  const work = defineStep({
    name: "work-on-item",
    version: 1,
    async run({ item }: { item: number }) {
      await delay(40); // the work itself
      return { item, worker: process.pid };
    },
  });
  const collect = defineStep({
    name: "collect",
    version: 1,
    run: async ({ items }: { items: readonly { item: number; worker: number }[] }) => items,
  });
  const item = p.split("items", { seed }, cut);
  return p.all("collected", { items: p.each("worked", { item }, work) }, collect);
});

// Run by itself it is a worker that shares nothing with the others but the database and the object store.
if (process.argv[1]?.endsWith("worker.fixture.ts")) {
  const { HAPJU_HOME, DATABASE_URL, HAPJU_OBJECTS_URL } = process.env;
  const storage = await openStorage({
    home: HAPJU_HOME!,
    databaseUrl: DATABASE_URL,
    objectsUrl: HAPJU_OBJECTS_URL,
  });
  const tasks = { plan: async () => ({}), call: () => Promise.reject(new Error("no models here")) };
  const engine = await openEngine({ storage, pipelines: [manyItems], tasks });
  engine.work({ concurrency: 2 });
  process.stdout.write("working\n");
}
