import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DecodeTokens, readTokens } from "./tokens.ts";

let folder: string;
let decode: DecodeTokens;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hapju-tokens-"));
  const tokens = [
    "<unk>",
    "\u2581hello",
    "\u2581wor",
    "ld",
    "<0xED>",
    "<0x95>",
    "<0x9C>",
    "\r",
    "\u2581\u2581",
  ];
  await writeFile(join(folder, "tokens.txt"), tokens.map((token) => `${token}\n`).join(""));
  decode = await readTokens(join(folder, "tokens.txt"));
});
afterAll(() => rm(folder, { recursive: true }));

test("tokens are joined, the mark of SentencePiece is a space", () => {
  expect(decode([1, 2, 3])).toBe(" hello world");
  expect(decode([1, 8, 3])).toBe(" hello  ld");
  expect(decode([])).toBe("");
});

test("bytes of several tokens make one character", () => {
  expect(decode([4, 5, 6])).toBe("\ud55c");
});

test("a token may hold a carriage return", () => {
  expect(decode([7])).toBe("\r");
});

test("a token beyond the vocabulary is named, with the size of the vocabulary", () => {
  expect(() => decode([42])).toThrow(/Token 42 .* which has 9/);
});
