import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defaultExports, defaultLanguages, defineExport, openMeetingApp } from "./index.ts";

const home = mkdtempSync(join(tmpdir(), "hapju-app-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const outline = defineExport({
  id: "outline",
  title: "Outline",
  fileName: "outline.txt",
  mediaType: "text/plain",
  render: ({ minutes }) => minutes.topics.map(({ title }) => title).join("\n"),
});

test("formats that clash are refused before anything is opened", async () => {
  const exports = [...defaultExports, { ...outline, fileName: "minutes.md" }];
  await expect(openMeetingApp({ home, modelsDir: home, exports })).rejects.toMatchObject({
    code: "registration-invalid",
    message: expect.stringContaining('"outline" (minutes.md)'),
  });
  expect(readdirSync(home)).toEqual([]);
});

test("an application has the formats and languages it was opened with", async () => {
  const [english] = defaultLanguages;
  if (!english) throw new Error("English is missing.");
  const languages = [english, { ...english, tag: "pt", name: "Português" }];
  await using app = await openMeetingApp({ home, modelsDir: home, exports: [outline], languages });
  expect(app.exports.formats.map(({ id }) => id)).toEqual(["outline"]);
  expect(app.languages.of("pt-BR").name).toBe("Português");
}, 60_000);
