import { readdirSync, readlinkSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { type Child, startChild } from "./child.ts";
import type { echo } from "./echo.fixture.ts";
import { copyOf, fillPlace, placeOf, Room } from "./room.ts";

const children: Child<typeof echo>[] = [];
function start(): Child<typeof echo>["calls"] {
  const child = startChild<typeof echo>(new URL("./echo.fixture.ts", import.meta.url), { name: "echo" });
  children.push(child);
  return child.calls;
}
afterEach(() => Promise.all(children.splice(0).map((child) => child.stop())));

test("what one child writes another child reads, though this process sends only where it lies", async () => {
  using room = new Room(100_000);
  const [writer, reader] = [start(), start()];
  expect(await writer.fill(room.place, 100_000, 2)).toBe(true);
  const bytes = room.reference(0, 100_000);
  const part = room.reference(99_990, 10);
  expect(await reader.total({ pictures: [bytes, part, Uint8Array.of(5)] })).toEqual([200_000, 20, 5]);
});

test("what a reference stands for can be copied; here it holds nothing", () => {
  using room = new Room(100_000);
  fillPlace(room.place, 0, new Uint8Array(100_000).fill(3));
  const bytes = room.reference(10, 99_990);
  expect(bytes).toHaveLength(99_990);
  expect(copyOf(bytes).every((value) => value === 3)).toBe(true);
  expect(copyOf(Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
});

test("a part of a reference is refused: it would stand for nothing", () => {
  using room = new Room(100);
  const part = room.reference(0, 100).subarray(50);
  expect(() => placeOf(part)).toThrow("A part of a reference");
});

test("numbers that lie in the shared file stay numbers", async () => {
  using room = new Room(100_000);
  fillPlace(room.place, 0, new Uint8Array(Float32Array.of(1, 2, 3).buffer));
  expect(await start().double(room.floats(4, 2))).toEqual(Float32Array.of(4, 6));
});

test("what does not fit is not written", async () => {
  using room = new Room(10);
  expect(await start().fill(room.place, 11, 1)).toBe(false);
});

test("reading what nobody wrote is refused", () => {
  using room = new Room(1 << 20);
  expect(() => copyOf(room.reference(0, 1 << 20))).toThrow(RangeError);
});

test("a room is used again once it is disposed, and not before", () => {
  const first = new Room(3_000_000);
  const second = new Room(3_000_000);
  expect(second.place.offset).not.toBe(first.place.offset);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  const [third, fourth] = [new Room(2_500_000), new Room(3_000_000)];
  expect(third.place.offset).toBe(first.place.offset);
  expect(fourth.place.offset).not.toBe(first.place.offset);
});

test.runIf(process.platform === "linux")("the shared file has no name", () => {
  new Room(1)[Symbol.dispose]();
  start();
  const open = readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return []; // closed while we looked
    }
  });
  const shared = open.filter((path) => /\/hapju-[0-9a-f-]{36}/.test(path));
  expect(shared.length).toBeGreaterThan(0);
  expect(shared.every((path) => path.endsWith("(deleted)"))).toBe(true);
});
