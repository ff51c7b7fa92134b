import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { Upload } from "@tus/server";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, silence, type TestServer, type TestUser } from "../testing/server.fixture.ts";
import { UploadStore } from "./upload-store.ts";
import { openUploads } from "./uploads.ts";

let site: TestServer;
let editor: TestUser;
beforeAll(async () => {
  site = await openTestServer();
  editor = await site.user("Eve", "editor");
});
afterAll(async () => {
  expect(site.errors).toEqual([]);
  await site[Symbol.asyncDispose]();
});

const TUS = { "tus-resumable": "1.0.0" };
const metadata = (name: string) => `filename ${Buffer.from(name).toString("base64")}`;
const kept = () => readdirSync(join(site.home, "uploads"));

/** Begins an upload and gives its address. */
async function begin(user: TestUser, bytes: number, name = "stand-up.wav"): Promise<string> {
  const response = await user.call("POST", "/api/uploads", {
    headers: { ...TUS, "upload-length": String(bytes), "upload-metadata": metadata(name) },
  });
  expect(response.status).toBe(201);
  return response.headers.get("location")!;
}
const idOf = (location: string) => location.split("/").at(-1)!;
const offsetOf = async (user: TestUser, location: string) =>
  Number((await user.call("HEAD", location, { headers: TUS })).headers.get("upload-offset"));
const send = (user: TestUser, location: string, offset: number, body: Uint8Array) =>
  user.call("PATCH", location, {
    headers: { ...TUS, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    body: body as BodyInit,
  });

/** Sends some bytes of a request that says it has more, and cuts the line. */
function cutAfter(
  user: TestUser,
  location: string,
  offset: number,
  all: Uint8Array,
  sent: number,
): Promise<void> {
  const { hostname, port } = new URL(site.url);
  const head = [
    `PATCH ${location} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Origin: ${site.url}`,
    `Cookie: ${user.cookie}`,
    "Tus-Resumable: 1.0.0",
    "Content-Type: application/offset+octet-stream",
    `Upload-Offset: ${offset}`,
    `Content-Length: ${all.length - offset}`,
  ].join("\r\n");
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(`${head}\r\n\r\n`);
      socket.write(all.subarray(offset, offset + sent), () => socket.destroy());
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}

test("an upload interrupted at any byte continues there and arrives unchanged", async () => {
  const all = new Uint8Array(randomBytes(200_000));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(all.length), { minLength: 1, maxLength: 3 }), async (cuts) => {
      const location = await begin(editor, all.length);
      for (const sent of cuts) {
        const offset = await offsetOf(editor, location);
        await cutAfter(editor, location, offset, all, Math.min(sent, all.length - offset));
      }
      // What was on its way when the line was cut may still arrive: then the server says 409, and one asks again.
      let status = 409;
      while (status === 409) {
        const offset = await offsetOf(editor, location);
        if (offset === all.length) break;
        status = (await send(editor, location, offset, all.subarray(offset))).status;
      }
      expect([204, 409]).toContain(status);
      expect(await offsetOf(editor, location)).toBe(all.length);
      expect(readFileSync(join(site.home, "uploads", idOf(location))).equals(all)).toBe(true);
      await editor.call("DELETE", location, { headers: TUS });
    }),
    { numRuns: 20, seed: 7 },
  );
  expect(kept()).toEqual([]);
});

test("a finished upload becomes a meeting of its user, and the file is deleted", async () => {
  const file = silence(1.5);
  const location = await begin(editor, file.length, "../../Montag früh.wav");
  const early = await editor.call("POST", "/api/meetings", { json: { upload: idOf(location) } });
  expect(early.status).toBe(409);
  expect(await early.json()).toMatchObject({ code: "upload-unfinished" });
  expect((await send(editor, location, 0, file)).status).toBe(204);
  const created = await editor.call("POST", "/api/meetings", {
    json: { upload: idOf(location), language: "en-GB", access: "private" },
  });
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({
    title: "Montag früh",
    language: "en-GB",
    owner: editor.id,
    access: "private",
    state: "running",
    durationSeconds: 1.5,
  });
  expect(kept()).toEqual([]);
});

test("only its owner can see, continue, delete or use an upload", async () => {
  const other = await site.user("Oscar", "editor");
  const viewer = await site.user("Vera", "viewer");
  const location = await begin(editor, 10);
  for (const user of [other, site.owner]) {
    expect((await user.call("HEAD", location, { headers: TUS })).status).toBe(404);
    expect((await send(user, location, 0, new Uint8Array(10))).status).toBe(404);
    expect((await user.call("DELETE", location, { headers: TUS })).status).toBe(404);
    const used = await user.call("POST", "/api/meetings", { json: { upload: idOf(location) } });
    expect(used.status).toBe(404);
  }
  const begun = (call: TestUser["call"]) =>
    call("POST", "/api/uploads", { headers: { ...TUS, "upload-length": "10" } });
  expect((await begun(viewer.call)).status).toBe(403);
  expect((await begun(site.call)).status).toBe(401);
  for (const id of ["..%2f..%2fmaster.key", `${editor.id}.%2e%2e%2fmaster.key`, `${idOf(location)}.json`])
    expect((await editor.call("HEAD", `/api/uploads/${id}`, { headers: TUS })).status).toBe(404);
  await editor.call("DELETE", location, { headers: TUS });
});

test("a file that is not a recording is refused by the name its user gave it", async () => {
  const text = new TextEncoder().encode("This is no recording, whatever its name says.");
  const location = await begin(editor, text.length, "notes.mp4");
  await send(editor, location, 0, text);
  const created = await editor.call("POST", "/api/meetings", { json: { upload: idOf(location) } });
  expect(created.status).toBe(422);
  const { detail } = (await created.json()) as { detail: string };
  expect(detail).toContain("notes");
  expect(detail).not.toContain(site.home);
  expect(kept()).toEqual([]);
});

test("a disk that fills during an upload answers 507; what has arrived is kept, and the upload continues", async () => {
  const all = new Uint8Array(randomBytes(300_000));
  const location = await begin(editor, all.length);
  expect((await send(editor, location, 0, all.subarray(0, 100_000))).status).toBe(204);
  const file = join(site.home, "uploads", idOf(location));
  // /dev/full refuses every byte as a full disk does.
  renameSync(file, `${file}.kept`);
  symlinkSync("/dev/full", file);
  const refused = await send(editor, location, 0, all.subarray(0, 10));
  expect(refused.status).toBe(507);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await refused.json()) as { detail: string };
  expect(problem).toMatchObject({ status: 507, code: "disk-full" });
  expect(problem.detail).toContain("what has arrived is kept");
  renameSync(`${file}.kept`, file);
  const offset = await offsetOf(editor, location);
  expect(offset).toBe(100_000);
  expect((await send(editor, location, offset, all.subarray(offset))).status).toBe(204);
  expect(readFileSync(file).equals(all)).toBe(true);
  await editor.call("DELETE", location, { headers: TUS });
  expect(kept()).toEqual([]);
});

test("uploads never use the space reserved for the database, however many start at once", async () => {
  const dir = join(site.home, "small-disk");
  let free = 1024 ** 3;
  const uploads = await openUploads({ dir, path: "/uploads", freeBytes: async () => free });
  const ask = (method: string, address: string, headers: Record<string, string>, body?: string) =>
    uploads.handle(
      new Request(`http://localhost${address}`, {
        method,
        headers: { ...TUS, ...headers },
        ...(body ? { body } : {}),
      }),
      "kim",
    );
  const begun = await ask("POST", "/uploads", { "upload-length": "1000" });
  const location = new URL(begun.headers.get("location")!, "http://localhost").pathname;
  const bytes = {
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": "1000",
  };
  free = 256 * 1024 ** 2 + 999;
  expect((await ask("PATCH", location, bytes, "x".repeat(1000))).status).toBe(507);
  expect((await ask("POST", "/uploads", { "upload-length": "1000" })).status).toBe(507);
  free += 1;
  expect((await ask("PATCH", location, bytes, "x".repeat(1000))).status).toBe(204);
  uploads.close();
});

test("an upload that cannot start leaves no file", async () => {
  // No file can be made whose name is longer than this: its description cannot be written, though it itself can.
  const id = `${"a".repeat(251 - 33)}.${"0".repeat(32)}`;
  const folder = join(site.home, "uploads");
  const store = new UploadStore({ directory: folder });
  await expect(store.create(new Upload({ id, size: 10, offset: 0 }))).rejects.toThrow("ENAMETOOLONG");
  expect(kept()).toEqual([]);
});

test("an upload over the limit or over the free space is refused before any byte is sent", async () => {
  const start = (bytes: number) =>
    editor.call("POST", "/api/uploads", { headers: { ...TUS, "upload-length": String(bytes) } });
  const huge = await start(2 ** 50);
  expect(huge.status).toBe(413);
  expect(huge.headers.get("content-type")).toBe("application/problem+json");
  const endless = await editor.call("POST", "/api/uploads", {
    headers: { ...TUS, "upload-defer-length": "1" },
  });
  expect(endless.status).toBe(400);
  expect(kept()).toEqual([]);
});
