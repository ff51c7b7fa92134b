import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storedPath } from "./stored-path.ts";

const composed = "김민수".normalize("NFC");
const decomposed = "김민수".normalize("NFD");
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "hapju-stored-"));
});
afterAll(() => rm(root, { recursive: true }));

test.each([
  ["typed composed, stored decomposed", composed, decomposed],
  ["typed decomposed, stored composed", decomposed, composed],
])("%s: file and folder are found", async (_, typed, stored) => {
  const own = await mkdtemp(join(root, "a-"));
  const folder = join(own, stored);
  await mkdir(folder);
  await writeFile(join(folder, `${stored}.jpg`), "");
  expect(await storedPath(join(own, typed, `${typed}.jpg`))).toBe(join(folder, `${stored}.jpg`));
});

test("a file that is stored as it is typed is preferred, and what is not stored keeps its path", async () => {
  for (const name of [composed, decomposed]) await writeFile(join(root, `${name}.png`), "");
  expect(await storedPath(join(root, `${composed}.png`))).toBe(join(root, `${composed}.png`));
  expect(await storedPath(join(root, `${decomposed}.png`))).toBe(join(root, `${decomposed}.png`));
  expect(await storedPath(join(root, "none", "a.jpg"))).toBe(join(root, "none", "a.jpg"));
});
