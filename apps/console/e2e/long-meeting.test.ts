import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";
import { standIn } from "./harness/stand-in.ts";
import { longMeeting } from "./long-meeting.fixture.ts";

/*
 * The page, the server and its protections are the real ones. Only what the server answers about this one meeting (facts,
 * minutes, tracks, loudness) is generated and put in its place: no recognition of an hour fits into a test.
 */
let it: TestConsole;
let address: string;

beforeAll(async () => {
  it = await openConsole({ sample: true });
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  const { id } = items[0];
  address = `/meetings/${id}`;
  const long = longMeeting(items[0]);
  const json = (value: unknown) => ({ type: "application/json", body: Buffer.from(JSON.stringify(value)) });
  await standIn(
    it.page,
    new Map([
      [`/api/meetings/${id}`, json(long.meeting)],
      [`/api/meetings/${id}/minutes`, json(long.minutes)],
      [`/api/meetings/${id}/tracks`, json(long.tracks)],
      [`/api/meetings/${id}/peaks`, { type: "application/octet-stream", body: long.peaks }],
    ]),
  );
}, 300_000);
afterAll(() => it[Symbol.asyncDispose]());

interface Scrolled {
  /** The longest time between two frames, in milliseconds, with whatever else the machine was doing. */
  readonly longestFrameMs: number;
  /** The longest that one task kept the page's thread at work: processor time, the same on a busy machine. */
  readonly longestWorkMs: number;
  /** The most that page and rasteriser worked between two frames, as if one after the other; processor time. */
  readonly dearestFrame: { readonly pageMs: number; readonly rasterMs: number };
}

/** What scrolling costs. */
async function watchFrames(page: Page, act: () => Promise<void>): Promise<Scrolled> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, {
    categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"],
  });
  await page.evaluate(() => {
    const watched = { ended: false };
    const frame = () => {
      if (!watched.ended) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { watched });
  });
  await act();
  await page.evaluate("watched.ended = true");
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = traceEvents.filter((event) => event.name === "RunTask" && main.has(thread(event)));
  const rasters = traceEvents.filter(({ name }) => name === "RasterTask");
  // The first frames are what came before.
  const frames = traceEvents
    .filter((event) => event.name === "FireAnimationFrame" && main.has(thread(event)))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
    .slice(2);
  const costs = frames.slice(1).map((end, at) => {
    const within = (events: readonly TraceEvent[]) =>
      events.reduce((sum, { ts, tdur = 0 }) => (ts >= frames[at]! && ts < end ? sum + tdur / 1000 : sum), 0);
    return { wallMs: (end - frames[at]!) / 1000, pageMs: within(tasks), rasterMs: within(rasters) };
  });
  return {
    longestFrameMs: Math.max(...costs.map(({ wallMs }) => wallMs)),
    longestWorkMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1000)),
    dearestFrame: costs.toSorted((a, b) => b.pageMs + b.rasterMs - a.pageMs - a.rasterMs)[0]!,
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, in microseconds. */
  readonly ts: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

// Whatever else the machine does makes these times longer and never shorter: the best of three counts.
const best = { retry: 2 };

test("an hour of ten thousand words opens in under two seconds", best, async () => {
  await it.page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector("[data-word]")) return;
      seen.disconnect();
      requestAnimationFrame(() => Object.assign(window, { openedMs: performance.now() }));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await it.page.goto(address);
  const openedMs = await it.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const check = () =>
          "openedMs" in window ? resolve(window.openedMs as number) : requestAnimationFrame(check);
        check();
      }),
  );
  console.log(`opened in ${Math.round(openedMs)} ms`);
  expect(openedMs).toBeLessThan(2000);
});

/*
 * A frame is late by what the page does in it, or because the rasteriser or the machine does something else. Only the
 * first is the page's: it is held to the budget. How long frames really took is printed, and what page and rasteriser did
 * in the dearest of them.
 */
test("it scrolls without work that holds a frame back for 50 ms", best, async () => {
  await it.page.waitForLoadState("networkidle");
  const list = it.page.getByLabel(/^Transcript, \d+ turns$/);
  await list.hover();
  await list.evaluate((element) => element.scrollTo(0, 0));
  const { longestFrameMs, longestWorkMs, dearestFrame } = await watchFrames(it.page, async () => {
    for (let notch = 0; notch < 60; notch++) await it.page.mouse.wheel(0, 240);
    for (let notch = 0; notch < 10; notch++) await it.page.mouse.wheel(0, 2400);
  });
  const { pageMs, rasterMs } = dearestFrame;
  console.log(
    `longest frame ${longestFrameMs.toFixed(0)} ms; longest work of the page ${longestWorkMs.toFixed(1)} ms; dearest frame ${pageMs.toFixed(1)} ms of the page and ${rasterMs.toFixed(1)} ms of the rasteriser`,
  );
  expect(await list.evaluate((element) => element.scrollTop)).toBeGreaterThan(10_000);
  expect(longestWorkMs).toBeGreaterThan(0.1);
  expect(longestWorkMs).toBeLessThan(50);
  expect(await it.page.locator("article").count()).toBeLessThan(60);
});
