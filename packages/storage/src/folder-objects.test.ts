import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Disk } from "flydrive";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFolderObjects } from "./folder-objects.ts";
import { digestOf, type ObjectStore } from "./index.ts";

let root: string;
let objects: ObjectStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hapju-objects-"));
  objects = await openFolderObjects(join(root, "objects"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

const bytes = new Uint8Array([1, 2, 3]);

test("objects are stored under the digest of their bytes, in the given folder", async () => {
  const plain = await objects.put(bytes);
  const sealed = await objects.put(bytes, { folder: "sealed/recording-1" });
  expect(plain).toEqual({ key: digestOf(bytes), digest: digestOf(bytes), bytes: 3 });
  expect(sealed.key).toBe(`sealed/recording-1/${digestOf(bytes)}`);
  await objects.deleteFolder("sealed/recording-1");
  expect(await objects.exists(sealed)).toBe(false);
  expect(await objects.get(plain)).toEqual(bytes);
  await objects.delete(plain);
  await objects.delete(plain);
  await expect(objects.get(plain)).rejects.toMatchObject({ code: "object-missing" });
});

test("a folder can be deleted while objects are written into it", async () => {
  const folder = "sealed/recording-1";
  const writes = Array.from({ length: 200 }, (_, i) => objects.put(new Uint8Array([i]), { folder }));
  const deletions = Array.from({ length: 20 }, () => objects.deleteFolder(folder));
  await expect(Promise.all([...deletions, Promise.allSettled(writes)])).resolves.toBeDefined();
});

test("a folder that would leave the store is refused", async () => {
  await expect(objects.deleteFolder("../outside")).rejects.toMatchObject({ code: "bad-location" });
  await expect(objects.put(bytes, { folder: "../outside" })).rejects.toMatchObject({ code: "bad-location" });
});

test("a stored file does not change with the original", async () => {
  const file = join(root, "회의 녹음.mp4");
  await writeFile(file, "first");
  const ref = await objects.putFile(file);
  await writeFile(file, "second");
  expect(await readFile(await objects.localPath(ref), "utf8")).toBe("first");
  expect(ref).toEqual({
    key: digestOf(Buffer.from("first")),
    digest: digestOf(Buffer.from("first")),
    bytes: 5,
  });
  expect(await objects.putFile(file)).not.toEqual(ref);
  expect(await readdir(join(root, "objects/unfinished"))).toEqual([]);
});

test("bytes that were changed outside of the store are refused", async () => {
  const ref = await objects.put(bytes);
  await writeFile(await objects.localPath(ref), "other");
  await expect(objects.get(ref)).rejects.toMatchObject({ code: "object-damaged" });
});

test("an interrupted write shows nothing under the key", async () => {
  vi.spyOn(Disk.prototype, "put").mockImplementation(async (key) => {
    await writeFile(join(root, "objects", key), new Uint8Array([1]));
    throw Object.assign(new Error("killed"), { code: "EIO" });
  });
  await expect(objects.put(bytes)).rejects.toThrow("killed");
  vi.restoreAllMocks();
  expect(await readdir(join(root, "objects"))).toEqual(["unfinished"]);
  expect(await readdir(join(root, "objects/unfinished"))).toEqual([]);
});

test("a full disk is reported with the folder", async () => {
  vi.spyOn(Disk.prototype, "put").mockImplementation(async () => {
    throw new Error("cannot write", { cause: Object.assign(new Error("no space"), { code: "ENOSPC" }) });
  });
  await expect(objects.put(bytes)).rejects.toMatchObject({
    code: "disk-full",
    message: expect.stringContaining(join(root, "objects")),
    data: { path: join(root, "objects"), system: "ENOSPC" },
  });
});

test("a store that cannot be written is refused when it is opened", async () => {
  await mkdir(join(root, "other"));
  await writeFile(join(root, "other/objects"), "");
  await expect(openFolderObjects(join(root, "other/objects"))).rejects.toMatchObject({
    code: expect.stringMatching(/not-writable/),
  });
});
