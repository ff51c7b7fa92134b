import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FileServer, serveFile } from "../testing/server.fixture.ts";
import { fetchFile } from "./fetch-file.ts";

const content = randomBytes(300_000);
const sha256 = createHash("sha256").update(content).digest("hex");

/** Breaks the connection once every byte before a cut has arrived. */
const breakAtCut = (server: FileServer) => (received: number) => {
  if (received % 100_000 === 0) server.breakOff();
};

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "hapju-fetch-"));
  path = join(dir, "some/model.onnx");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("the file arrives complete, and progress ends with its size", async () => {
  await using server = await serveFile(content);
  const seen: (readonly [number, number | undefined])[] = [];
  await fetchFile(`${server.url}/a`, path, { sha256, onProgress: (...progress) => seen.push(progress) });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(seen.at(-1)).toEqual([content.length, content.length]);
  expect(existsSync(`${path}.part`)).toBe(false);
});

test("a connection that breaks is resumed where it stopped", async () => {
  await using server = await serveFile(content);
  server.cuts.push(100_000, 200_000);
  await fetchFile(`${server.url}/a`, path, { sha256, retryDelayMs: 1, onProgress: breakAtCut(server) });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(server.requests).toEqual(["/a", "/a bytes=100000-", "/a bytes=200000-"]);
});

test("an interrupted download is resumed by the next, even in another process", async () => {
  await using server = await serveFile(content);
  server.cuts.push(100_000);
  const broken = fetchFile(`${server.url}/a`, path, { sha256, retries: 0, onProgress: breakAtCut(server) });
  await expect(broken).rejects.toMatchObject({
    code: "download-failed",
    message: expect.stringContaining("the connection broke after 100000 bytes"),
  });
  expect(existsSync(path)).toBe(false);
  await fetchFile(`${server.url}/a`, path, { sha256 });
  expect(server.requests[1]).toBe("/a bytes=100000-");
  expect(readFileSync(path).equals(content)).toBe(true);
});

test("a server without ranges sends everything again", async () => {
  await using server = await serveFile(content, { ranges: false });
  server.cuts.push(100_000);
  await fetchFile(`${server.url}/a`, path, { sha256, retryDelayMs: 1, onProgress: breakAtCut(server) });
  expect(readFileSync(path).equals(content)).toBe(true);
});

test("a file with another checksum is refused, and nothing is kept of it", async () => {
  await using server = await serveFile(content);
  const wrong = "0".repeat(64);
  await expect(fetchFile(`${server.url}/a`, path, { sha256: wrong })).rejects.toMatchObject({
    code: "checksum-mismatch",
    data: { expected: wrong, sha256 },
  });
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
});

test("a file that does not exist fails at once, naming the status", async () => {
  await using server = await serveFile(content);
  await expect(fetchFile(`${server.url}/missing`, path, { sha256 })).rejects.toMatchObject({
    code: "download-failed",
    message: expect.stringContaining("404"),
  });
  expect(server.requests).toHaveLength(1);
});

test("a server that cannot be reached fails with the reason", async () => {
  const server = await serveFile(content);
  await server[Symbol.asyncDispose]();
  await expect(fetchFile(`${server.url}/a`, path, { sha256, retries: 0 })).rejects.toMatchObject({
    code: "download-failed",
    message: expect.stringContaining("ECONNREFUSED"),
  });
});

test("a cancelled download stops and keeps what arrived", async () => {
  await using server = await serveFile(content);
  const abort = new AbortController();
  const download = fetchFile(`${server.url}/a`, path, {
    sha256,
    signal: abort.signal,
    onProgress: () => abort.abort(),
  });
  await expect(download).rejects.toMatchObject({ name: "AbortError" });
  expect(existsSync(`${path}.part`)).toBe(true);
});

test("two downloads of one file at once request it once", async () => {
  await using server = await serveFile(content);
  const fetchIt = () => fetchFile(`${server.url}/a`, path, { sha256 });
  await Promise.all([fetchIt(), fetchIt()]);
  expect(server.requests).toEqual(["/a"]);
});

test("the lock of a process that ended without releasing it is taken over", async () => {
  await using server = await serveFile(content);
  const lock = `${path}.part.lock`;
  mkdirSync(lock, { recursive: true });
  const minuteAgo = Date.now() / 1_000 - 60;
  utimesSync(lock, minuteAgo, minuteAgo);
  await fetchFile(`${server.url}/a`, path, { sha256 });
  expect(existsSync(lock)).toBe(false);
});
