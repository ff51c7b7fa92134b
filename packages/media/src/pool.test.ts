import { afterEach, expect, test, vi } from "vitest";
import { type CallLane, Pool } from "./pool.ts";

let pool: Pool;
const open = (processes: number) => {
  pool = new Pool(processes, new URL("./crash.fixture.ts", import.meta.url));
  return pool;
};
afterEach(() => pool.close());
/** The fixture answers with its process id. */
const ask = async (path: string, signal?: AbortSignal) =>
  (await pool.run(path, (calls) => calls.probe(path), { signal })) as unknown as { pid: number };

test("a file that kills the decoder fails its own call; the next gets a fresh process", async () => {
  open(1);
  const { pid } = await ask("good.mp4");
  await expect(ask("hostile.mp4")).rejects.toMatchObject({
    name: "MediaError",
    code: "decoder-died",
    message: expect.stringContaining("hostile.mp4"),
    data: { signal: "SIGSEGV", path: "hostile.mp4" },
  });
  expect((await ask("good.mp4")).pid).not.toBe(pid);
});

test("calls that wait behind a file that kills the decoder are answered", async () => {
  open(2);
  const calls = [ask("hostile 1.mp4"), ask("a.mp4"), ask("hostile 2.mp4"), ask("b.mp4"), ask("c.mp4")];
  const outcomes = (await Promise.allSettled(calls)).map(({ status }) => status);
  expect(outcomes).toEqual(["rejected", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
});

test("a process ended while idle is replaced unnoticed", async () => {
  open(1);
  const { pid } = await ask("good.mp4");
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect((await ask("good.mp4")).pid).not.toBe(pid);
});

test("an idle process ends, but not while it keeps state for a caller", async () => {
  open(1);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const lane: CallLane = {};
    const inLane = async () =>
      ((await pool.run("a.mp4", (calls) => calls.probe("a.mp4"), { lane })) as unknown as { pid: number })
        .pid;
    const pid = await inLane();
    vi.advanceTimersByTime(60_000);
    expect(await inLane()).toBe(pid);
    pool.leave(lane);
    vi.advanceTimersByTime(60_000);
    // The next call comes while the process ends.
    expect((await ask("good.mp4")).pid).not.toBe(pid);
  } finally {
    vi.useRealTimers();
  }
});

test("a cancelled call is answered at once, and a process stuck in it is ended", async () => {
  open(1);
  const { pid } = await ask("good.mp4");
  const stop = new AbortController();
  const stuck = ask("endless.mp4", stop.signal);
  const next = ask("good.mp4");
  stop.abort(new Error("too long"));
  await expect(stuck).rejects.toThrow("too long");
  expect((await next).pid).not.toBe(pid);
});

test("a call cancelled while it waits never runs", async () => {
  open(1);
  const first = ask("good.mp4");
  const stop = new AbortController();
  const waiting = ask("hostile.mp4", stop.signal);
  stop.abort(new Error("never mind"));
  await expect(waiting).rejects.toThrow("never mind");
  expect((await ask("good.mp4")).pid).toBe((await first).pid);
});

test("closing fails what waits and what comes", async () => {
  open(1);
  const calls = [ask("a.mp4"), ask("b.mp4")];
  const outcomes = Promise.allSettled(calls);
  await pool.close();
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "closed" } });
  await expect(ask("c.mp4")).rejects.toMatchObject({ code: "closed" });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
