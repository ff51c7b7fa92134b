import { afterEach, expect, test } from "vitest";
import { type Child, startChild } from "./child.ts";
import type { echo } from "./echo.fixture.ts";
import { ProcessError } from "./errors.ts";

let child: Child<typeof echo> | undefined;
const start = () => {
  child = startChild<typeof echo>(new URL("./echo.fixture.ts", import.meta.url), { name: "echo" });
  return child;
};
afterEach(() => child?.stop());

test("typed arrays stay typed arrays in arguments and results", async () => {
  expect(await start().calls.double(Float32Array.of(1, 2))).toEqual(Float32Array.of(2, 4));
});

test("an error keeps its name, code and data", async () => {
  await expect(start().calls.fail()).rejects.toMatchObject({
    name: "ModelError",
    message: "no such model",
    code: "missing",
    data: { id: 7 },
  });
});

test("a child that dies rejects its calls with the reason", async () => {
  const { calls, ended } = start();
  const waiting = calls.die();
  await expect(waiting).rejects.toBeInstanceOf(ProcessError);
  expect(await ended).toMatchObject({
    code: "child-died",
    data: { signal: "SIGKILL", lastWords: "out of luck" },
  });
});

test("a call to a child that has ended fails at once", async () => {
  const { calls, stop } = start();
  await stop();
  await expect(calls.double(Float32Array.of(1))).rejects.toThrow();
});

test("calls in flight and calls made while the child dies all reject", async () => {
  const { calls, pid } = start();
  const second = new Float32Array(16_000);
  await calls.double(second);
  const waiting = Array.from({ length: 100 }, () => calls.double(second));
  process.kill(pid, "SIGKILL");
  const late = Array.from({ length: 100 }, () => calls.double(second));
  for (const { status, reason } of (await Promise.allSettled([
    ...waiting,
    ...late,
  ])) as PromiseRejectedResult[]) {
    if (status === "rejected") expect(reason).toBeInstanceOf(ProcessError);
  }
  await expect(calls.double(second)).rejects.toThrow();
});
