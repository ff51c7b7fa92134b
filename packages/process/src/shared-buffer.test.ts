import { readdirSync, readlinkSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { type Child, startChild } from "./child.ts";
import type { echo } from "./echo.fixture.ts";
import { bufferRefOf, copyOf, SharedBuffer, writeBuffer } from "./shared-buffer.ts";

const children: Child<typeof echo>[] = [];
function start(): Child<typeof echo>["calls"] {
  const child = startChild<typeof echo>(new URL("./echo.fixture.ts", import.meta.url), { name: "echo" });
  children.push(child);
  return child.calls;
}
afterEach(() => Promise.all(children.splice(0).map((child) => child.stop())));

test("one child reads what another wrote, and this process passes on only its range", async () => {
  using buffer = new SharedBuffer(100_000);
  const [writer, reader] = [start(), start()];
  expect(await writer.fill(buffer.ref, 100_000, 2)).toBe(true);
  const bytes = buffer.borrow(0, 100_000);
  const part = buffer.borrow(99_990, 10);
  expect(await reader.total({ images: [bytes, part, Uint8Array.of(5)] })).toEqual([200_000, 20, 5]);
});

test("copyOf reads the data that a borrowed view stands for", () => {
  using buffer = new SharedBuffer(100_000);
  writeBuffer(buffer.ref, 0, new Uint8Array(100_000).fill(3));
  const bytes = buffer.borrow(10, 99_990);
  expect(bytes).toHaveLength(99_990);
  expect(copyOf(bytes).every((value) => value === 3)).toBe(true);
  expect(copyOf(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
});

test("a part of a borrowed view is refused, because it has no data", () => {
  using buffer = new SharedBuffer(100);
  const part = buffer.borrow(0, 100).subarray(50);
  expect(() => bufferRefOf(part)).toThrow("A part of a borrowed view");
});

test("float32 numbers in the shared file arrive as float32 numbers", async () => {
  using buffer = new SharedBuffer(100_000);
  writeBuffer(buffer.ref, 0, new Uint8Array(Float32Array.of(1, 2, 3).buffer));
  expect(await start().double(buffer.borrowFloats(4, 2))).toEqual(Float32Array.of(4, 6));
});

test("data that does not fit is not written", async () => {
  using buffer = new SharedBuffer(10);
  expect(await start().fill(buffer.ref, 11, 1)).toBe(false);
});

test("reading a range that was not written is refused", () => {
  using buffer = new SharedBuffer(1 << 20);
  expect(() => copyOf(buffer.borrow(0, 1 << 20))).toThrow(RangeError);
});

test("a buffer is reused after it is disposed, and not before", () => {
  const first = new SharedBuffer(3_000_000);
  const second = new SharedBuffer(3_000_000);
  expect(second.ref.offset).not.toBe(first.ref.offset);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  const [third, fourth] = [new SharedBuffer(2_500_000), new SharedBuffer(3_000_000)];
  expect(third.ref.offset).toBe(first.ref.offset);
  expect(fourth.ref.offset).not.toBe(first.ref.offset);
});

test.runIf(process.platform === "linux")("the shared file has no name", () => {
  new SharedBuffer(1)[Symbol.dispose]();
  start();
  const open = readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return []; // closed in the meantime
    }
  });
  const shared = open.filter((path) => /\/hapju-[0-9a-f-]{36}/.test(path));
  expect(shared.length).toBeGreaterThan(0);
  expect(shared.every((path) => path.endsWith("(deleted)"))).toBe(true);
});
