import { afterEach, expect, test, vi } from "vitest";
import { Background } from "./background.ts";

afterEach(() => vi.restoreAllMocks());

test("a failed job is logged, one whose run failed is not", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const background = new Background();
  background.start(() => Promise.reject(new Error("The disk is full.")));
  background.start(() => Promise.reject(Object.assign(new Error("The run failed."), { code: "run-failed" })));
  await vi.waitFor(() => expect(warn).toHaveBeenCalled());
  expect(warn.mock.calls).toEqual([["The disk is full."]]);
  await background.close();
});

test("closing aborts the signal, waits for the jobs and logs nothing of them", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const background = new Background();
  let ended = false;
  background.start(async () => {
    await new Promise<void>((resolve) => background.signal.addEventListener("abort", () => resolve()));
    ended = true;
    background.signal.throwIfAborted();
  });
  await background.close();
  expect(ended).toBe(true);
  expect(warn).not.toHaveBeenCalled();
});
