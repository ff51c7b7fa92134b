import { readdirSync, readlinkSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { type Child, startChild } from "./child.ts";
import type { echo } from "./echo.fixture.ts";
import { fillPlace, placeOf, Room } from "./room.ts";

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
  const bytes = room.read(0, 100_000);
  expect(bytes.every((value) => value === 2)).toBe(true);
  expect(placeOf(bytes)).toBeDefined();
  const part = bytes.subarray(99_990);
  expect(await reader.total({ pictures: [bytes, part, Uint8Array.of(5)] })).toEqual([200_000, 20, 5]);
});

test("numbers that lie in the shared file stay numbers", async () => {
  using room = new Room(100_000);
  fillPlace(room.place, 0, new Uint8Array(Float32Array.of(1, 2, 3).buffer));
  const { buffer, byteOffset } = room.read(0, 12);
  const samples = new Float32Array(buffer, byteOffset, 3);
  expect(placeOf(samples.subarray(1))?.length).toBe(8);
  expect(await start().double(samples.subarray(1))).toEqual(Float32Array.of(4, 6));
});

test("what does not fit is not written", async () => {
  using room = new Room(10);
  expect(await start().fill(room.place, 11, 1)).toBe(false);
});

test("reading what nobody wrote is refused", () => {
  using room = new Room(1 << 20);
  expect(() => room.read(0, 1 << 20)).toThrow(RangeError);
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

test("of many large rooms that nobody uses only a few keep their memory, and all can be used again", () => {
  const useFour = () => {
    const rooms = Array.from({ length: 4 }, () => new Room(1 << 25));
    const buffers = rooms.map((room, index) => {
      expect(fillPlace(room.place, 0, Uint8Array.of(index + 1))).toBe(true);
      const bytes = room.read(0, 1);
      expect([...bytes]).toEqual([index + 1]);
      return bytes.buffer;
    });
    for (const room of rooms) room[Symbol.dispose]();
    return buffers;
  };
  const before = new Set(useFour());
  const kept = useFour().filter((buffer) => before.has(buffer));
  expect(before.size).toBe(4);
  expect(kept).toHaveLength(2);
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
