import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCases } from "./find-cases.ts";
import { readCase } from "./read-case.ts";
import { reportOf, summaryOf } from "./report.ts";
import { runCase } from "./run-case.ts";
import { scoresInTable } from "./runs/scores-in-table.ts";

const prose = {
  source: "",
  symptom: "",
  severity: 1,
  command: "look",
  expected: "",
  observed: "",
  verdict: "",
};
const root = mkdtempSync(join(tmpdir(), "hapju-cases-"));

function write(id: string, content: object): string {
  const folder = join(root, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "case.json"), JSON.stringify({ id, ...prose, ...content }));
  writeFileSync(
    join(folder, "lines.json"),
    JSON.stringify({
      language: "en",
      date: "2026-11-24",
      names: { ann: "Ann" },
      cases: [{ lines: [["ann", "We decided to ship."]], expect: { decisions: 1 } }],
    }),
  );
  return folder;
}
const rules = { do: "rules", input: "lines.json" };
const shipped = { check: "nowhere", words: "to ship" };
const absent = { check: "nowhere", words: "to wait" };

beforeAll(() => write("01-prose", {}));
afterAll(() => rmSync(root, { recursive: true }));

test("a case passes when all of expect holds; better is reported and not counted", async () => {
  const result = await runCase(
    readCase(write("02", { run: rules, expect: [{ check: "lines" }, absent], better: [shipped] })),
  );
  expect(reportOf(result)).toBe(
    'pass 02 [better: no]\n  better: nowhere words "to ship": "We decided to ship."',
  );
});

test("any holds where one holds, an inner list where all of it does", async () => {
  const run = async (any: unknown[]) => runCase(readCase(write("03", { run: rules, expect: [{ any }] })));
  expect(await run([shipped, absent])).toMatchObject({ verdict: "pass" });
  expect(await run([[shipped, absent], absent])).toMatchObject({ verdict: "pass" });
  const failed = await run([[absent, shipped], shipped]);
  expect(failed.verdict).toBe("fail");
  expect(failed.lines.join()).toMatch(/none of 2 alternatives holds.*1\. nowhere.*2\. nowhere/s);
});

test("a check without in must hold for each run; with in, for one", async () => {
  const runs = [
    { ...rules, name: "a" },
    { do: "rules", input: "none.json", name: "b" },
  ];
  await expect(
    runCase(readCase(write("04", { run: runs, expect: [{ ...absent, in: "a" }] }))),
  ).rejects.toThrow("none.json cannot be read");
});

test("a run that ends with an error fails every check but refused", async () => {
  const run = { do: "decode", input: "lines.json" };
  const clicks = { check: "clicks", count: 1, every: 1, within: 1 };
  const result = await runCase(readCase(write("05", { run, expect: [clicks] })));
  expect(result.lines.join()).toMatch(/clicks .*: the run ended with 1: .*lines\.json/);
  const refused = { check: "refused", naming: "lines.json" };
  expect(await runCase(readCase(write("05", { run, expect: [refused] })))).toMatchObject({ verdict: "pass" });
});

test("a case in prose is judged by hand, and not counted", async () => {
  const result = await runCase(readCase(join(root, "01-prose")));
  expect(reportOf(result)).toBe("by hand 01-prose\n  nothing is written for machines; do: look");
  expect(summaryOf([result, { verdict: "pass" }, { verdict: "fail" }])).toBe("1 of 2 pass, 1 by hand");
});

test.each([
  [{ run: { do: "dance", input: "a" } }, 'unknown run "dance"'],
  [{ run: { ...rules, speed: 2 } }, 'unknown field "speed" of the run "rules"'],
  [{ run: rules, expect: [{ check: "sung" }] }, 'unknown check "sung"'],
  [{ run: rules, expect: [{ any: [[{ check: "sung" }]] }] }, 'unknown check "sung"'],
  [{ run: rules, expect: [{ ...absent, loud: true }] }, 'unknown field "loud" of the check "nowhere"'],
  [{ run: rules, expect: [{ check: "nowhere" }] }, "words: "],
  [{ run: rules, expect: [{ ...absent, in: "b" }] }, 'the run "b", which there is not'],
  [
    { run: rules, expect: [{ check: "date", is: "2026-01-01" }] },
    'cannot be made of the run "lines" (rules)',
  ],
  [{ mood: "good" }, 'unknown field "mood"'],
])("what the runner does not know is named: %j", (content, message) => {
  expect(() => readCase(write("06", content))).toThrow(message);
});

test("cases are found by folder and id", () => {
  expect(findCases([root, "01-prose"])).toEqual([join(root, "01-prose")]);
  expect(() => findCases([root, "99"])).toThrow('"99" is neither');
});

test("scores are read from the last row of the table, exactly where it has counts", () => {
  const table = "| session | cpWER | DER |\n| --- | ---: | ---: |\n| a | 0.0% (1/4000) | 3.2% |\n\n- a note";
  expect([...scoresInTable(table)]).toEqual([
    ["cpWER", 0.025],
    ["DER", 3.2],
  ]);
});
