import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage, type Storage } from "@hapju/storage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Artifacts } from "./artifacts.ts";

let home: string;
let storage: Storage;
const destroyed = new Set<string>();
const flipped = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);
const vault = {
  seal: async (_: string, bytes: Uint8Array) => flipped(bytes),
  async open(key: string, bytes: Uint8Array) {
    if (destroyed.has(key)) throw new Error(`${key} was destroyed`);
    return flipped(bytes);
  },
};
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hapju-artifacts-"));
  storage = await openStorage({ home });
});
afterAll(async () => {
  await storage?.close();
  await rm(home, { recursive: true, force: true });
});

test("a value is read as it was written, as a new copy every time", async () => {
  const artifacts = new Artifacts(storage.objects);
  const ref = await artifacts.write({ words: ["one"] }, null);
  const [first, second] = [await artifacts.read(ref), await artifacts.read(ref)];
  expect(first).toEqual({ words: ["one"] });
  expect(first).not.toBe(second);
  expect(await artifacts.usable(ref)).toBe(true);
});

test("items are stored in one object and read one at a time or all together", async () => {
  const artifacts = new Artifacts(storage.objects);
  const { ref, digests } = await artifacts.writeItems(["a", "b", "a"], null);
  expect(digests[0]).toBe(digests[2]);
  expect(digests[0]).not.toBe(digests[1]);
  expect(await artifacts.readItem(ref, 1)).toBe("b");
  expect(await artifacts.readItems(ref)).toEqual(["a", "b", "a"]);
  await expect(artifacts.readItem(ref, 3)).rejects.toMatchObject({ code: "artifact-missing" });
});

test("a sealed artifact is stored encrypted, and is unusable as soon as its key is destroyed", async () => {
  const artifacts = new Artifacts(storage.objects, vault);
  const ref = await artifacts.write("secret", "key-1");
  expect(ref.key).toMatch(/^sealed\/key-1\//);
  expect(await artifacts.usable(ref)).toBe(true);
  destroyed.add("key-1");
  expect(await artifacts.usable(ref)).toBe(false);
});

test("without a vault nothing can be sealed", async () => {
  const artifacts = new Artifacts(storage.objects);
  expect(artifacts.canSeal).toBe(false);
  await expect(artifacts.write("secret", "key-2")).rejects.toMatchObject({ code: "vault-missing" });
});
