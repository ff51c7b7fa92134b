import { connect, type Socket } from "node:net";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/server.fixture.ts";
import { eventStream } from "./event-stream.ts";
import { RunFeeds } from "./run-feeds.ts";

let site: TestServer;
beforeAll(async () => {
  site = await openTestServer();
});
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
});

const database = () => site.meetingApp.storage.database;

/** Stores events as the engine does, of step runs that no worker executes. */
async function happen(run: string, first: number, count: number): Promise<void> {
  await database().execute(sql`insert into engine.event (run_id, type, data)
    select ${run}, 'step-run-completed', json_build_object('step', 'faces', 'item', 'chunks/' || n, 'cached', false, 'degraded', false)
    from generate_series(${first}::int, ${first + count - 1}::int) as n`);
}

/** A page that watches a run: reads frames, and comes back after the last one whenever the line is cut. */
class Page {
  readonly items: number[] = [];
  last = 0;
  #rest = "";
  ended = Promise.withResolvers<void>();
  #line: AbortController | undefined;
  readonly #run: string;

  constructor(run: string) {
    this.#run = run;
  }

  async watch(): Promise<void> {
    this.#line = new AbortController();
    this.#rest = "";
    try {
      const response = await site.owner.call("GET", `/api/runs/${this.#run}/events`, {
        signal: this.#line.signal,
        headers: this.last === 0 ? {} : { "last-event-id": String(this.last) },
      });
      for await (const bytes of response.body!.pipeThrough(new TextDecoderStream())) this.#read(bytes);
    } catch (error) {
      if ((error as Error).name !== "AbortError") throw error;
    }
  }

  cut(): void {
    this.#line?.abort();
  }

  #read(text: string): void {
    const frames = (this.#rest + text).split("\n\n");
    this.#rest = frames.pop()!;
    for (const frame of frames) {
      const [, id] = frame.match(/^id: (\d+)$/m) ?? [];
      const [, data] = frame.match(/^data: (.*)$/m) ?? [];
      if (!id || !data) continue;
      this.last = Number(id);
      const { type, item } = JSON.parse(data) as { type: string; item?: string };
      if (type === "step-run-completed") this.items.push(Number(item!.split("/")[1]));
      if (type === "run-cancelled") this.ended.resolve();
    }
  }
}

test("200 pages watch one run: one database reader, every event in order, none lost after a reconnect", async () => {
  const { run } = await site.meeting();
  const pages = Array.from({ length: 200 }, () => new Page(run));
  global.gc?.();
  const before = process.memoryUsage().rss;
  const read = countReads();
  const begun = Date.now();
  const watching = pages.map((page) => page.watch());
  let comings = pages.length;
  const EVENTS = 1_500;
  for (let first = 0; first < EVENTS; first += 100) {
    await happen(run, first, 100);
    // Every third page loses its line now and then, and comes back.
    for (const [index, page] of pages.entries())
      if (index % 3 === 0 && first % 600 === (index % 6) * 100) {
        page.cut();
        comings++;
        watching[index] = watching[index]!.then(() => page.watch());
      }
  }
  await site.meetingApp.engine.cancel(localScope, run);
  await Promise.all(pages.map(async (page) => page.ended.promise));
  await Promise.all(watching);
  const expected = Array.from({ length: EVENTS }, (_, index) => index);
  for (const page of pages) expect(page.items).toEqual(expected);
  // One watcher queries every 50 ms at most, for any number of readers; a new reader may have to catch up once.
  expect(read.count()).toBeLessThan((Date.now() - begun) / 50 + comings);
  read.stop();
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  const again = await site.owner.call("GET", `/api/runs/${run}/events`, {
    headers: { "last-event-id": String(pages[0]!.last) },
  });
  // A reader that has the last event gets 204, which ends its reconnecting.
  expect(again.status).toBe(204);
});

/** Counts how often the events of runs are read. */
function countReads() {
  const { database } = site.meetingApp.storage;
  const execute = database.execute.bind(database);
  let reads = 0;
  database.execute = ((query: Parameters<typeof execute>[0]) => {
    if (JSON.stringify(query).includes("from engine.event")) reads += 1;
    return execute(query);
  }) as typeof database.execute;
  return {
    count: () => reads,
    stop: () => {
      database.execute = execute;
    },
  };
}

test("a page that takes nothing is disconnected and delays no other", async () => {
  const { run } = await site.meeting();
  await happen(run, 0, 2_000);
  const feeds = new RunFeeds(
    site.meetingApp.engine,
    (message) => message,
    () => {},
  );
  const gone = new AbortController();
  const stalled = eventStream(feeds, {
    scope: localScope,
    run,
    after: 0,
    stalledMs: 50,
    signal: gone.signal,
    mayRead: async () => true,
  });
  const reader = stalled.getReader();
  await reader.read();
  await reader.read();
  expect(feeds.counts).toEqual({ runs: 1, readers: 1 });
  await expect(reader.closed).rejects.toThrow("took nothing for 50 ms");
  expect(feeds.counts).toEqual({ runs: 0, readers: 0 });
  feeds.close();
  await site.meetingApp.engine.cancel(localScope, run);
});

test("a page that never reads buffers no more than its connection holds", async () => {
  const { run } = await site.meeting();
  const { hostname, port } = new URL(site.url);
  const line = await new Promise<Socket>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => resolve(socket));
  });
  line.on("error", () => {});
  line.pause();
  line.write(
    `GET /api/runs/${run}/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${site.owner.cookie}\r\n\r\n`,
  );
  const page = new Page(run);
  const watching = page.watch();
  for (let first = 0; first < 10_000; first += 2_000) await happen(run, first, 2_000);
  await site.meetingApp.engine.cancel(localScope, run);
  await page.ended.promise;
  await watching;
  expect(page.items).toHaveLength(10_000);
  line.destroy();
});

test("a HEAD request opens no reader", async () => {
  const { run } = await site.meeting();
  const response = await site.owner.call("HEAD", `/api/runs/${run}/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const metrics = await (await site.call("GET", "/metrics")).text();
  expect(metrics).toMatch(/^hapju_\w*readers\w* 0$/m);
});

test("a stream ends when its reader may no longer see the run", async () => {
  const { id, run } = await site.meeting();
  const feeds = new RunFeeds(
    site.meetingApp.engine,
    (message) => message,
    () => {},
  );
  let allowed = true;
  const stream = eventStream(feeds, {
    scope: localScope,
    run,
    after: 0,
    heartbeatMs: 20,
    signal: new AbortController().signal,
    mayRead: async () => allowed,
  });
  const texts: string[] = [];
  for await (const bytes of stream as ReadableStream<Uint8Array>) {
    texts.push(new TextDecoder().decode(bytes));
    if (texts.at(-1) === ": alive\n\n") allowed = false;
  }
  expect(texts[0]).toBe("retry: 2000\n\n");
  expect(feeds.counts.readers).toBe(0);
  await site.meetingApp.meetings.remove(localScope, id);
});
