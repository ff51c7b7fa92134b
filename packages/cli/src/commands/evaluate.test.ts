import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openMeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hapju, temporaryFolder } from "../testing/hapju.fixture.ts";
import { writeSuite, writeTwinDetector } from "../testing/suite.fixture.ts";

const folder = temporaryFolder("evaluate");
const at = (name: string) => join(folder.path, name);
const env = { HAPJU_HOME: at("home"), HAPJU_MODELS_DIR: at("models") };
const file = (name: string, ...lines: string[]) => {
  writeFileSync(at(name), lines.map((line) => `${line}\n`).join(""));
  return at(name);
};
afterAll(() => folder.remove());

describe("two files", () => {
  const turns = ["m 1 ann 0 2 one two", "m 1 bob 3 5 three four"];

  test("are scored in one table", async () => {
    const reference = file("ref.stm", ...turns);
    const hypothesis = file("hyp.stm", "m 1 ann 0 2 one two", "m 1 ann 3 5 three four");
    const { exitCode, stdout } = await hapju(["evaluate", reference, hypothesis], env);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("cpWER");
    expect(stdout).toMatch(/\| m \|.*50\.0%/);
  });

  test.each([
    ["a turn of one speaker over another", "over.stm", ["m 1 ann 0 3 one", "m 1 ann 2 4 two"], "over.stm:2"],
    ["times out of order", "order.stm", ["m 1 ann 5 6 one", "m 1 ann 0 1 two"], "order.stm:2"],
    ["a line that is no turn", "line.stm", ["m 1 ann 0 1 one", "m 1 ann zero 1"], "line.stm:2"],
    ["an unknown kind of file", "notes.docx", ["hello"], "notes.docx"],
    ["an empty reference", "empty.stm", [], "empty.stm"],
  ])("bad reference, %s: exit code 2, file and line named", async (_, name, lines, place) => {
    const hypothesis = file("hyp.stm", ...turns);
    const { exitCode, stderr, stdout } = await hapju(["evaluate", file(name, ...lines), hypothesis], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(place);
  });

  test.each([
    ["nothing in it", "none.stm", [], "none.stm"],
    ["another session", "other.stm", ["m 1 ann 0 1 one", "n 1 ann 0 1 one"], "other.stm:2"],
  ])("bad hypothesis, %s: exit code 2, file and line named", async (_, name, lines, place) => {
    const reference = file("ref.stm", ...turns);
    const { exitCode, stderr } = await hapju(["evaluate", reference, file(name, ...lines)], env);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(place);
  });

  test("one file, or a missing file", async () => {
    const reference = file("ref.stm", ...turns);
    const one = await hapju(["evaluate", reference], env);
    expect(one).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--suite") });
    const none = await hapju(["evaluate", reference, at("nowhere.stm")], env);
    expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("nowhere.stm") });
  });
});

describe("a suite", () => {
  let suite: string;
  beforeAll(async () => {
    suite = await writeSuite(folder.path);
    mkdirSync(join(suite, "drafts"));
    writeTwinDetector(at("models"));
  });

  test("is scored, and compared under two settings of which only the difference is computed", async () => {
    const scored = await hapju(["evaluate", "--suite", suite, "--turn-collar", "0.25"], {
      ...env,
      HAPJU_ROUTE_FACE_DETECTION: "face-api-detector",
    });
    expect(scored.exitCode, scored.stderr).toBe(0);
    expect(scored.stderr).toContain("Skipped, because they have no ref.stm: drafts.");
    expect(scored.stdout).toMatch(/\| monday \| .*100\.0% \|$/m);
    expect(scored.stdout).toContain("No utterance carries a wrong name.");

    const a = file("a.json", '{ "routes": { "face-detection": ["face-api-detector"] } }');
    const b = file("b.json", '{ "routes": { "face-detection": ["twin-detector"] } }');
    const compared = await hapju(["compare", a, b, "--suite", suite], env);
    expect(compared.exitCode, compared.stderr).toBe(0);
    const [, , all, cached] = /A, .*a\.json: ((\d+)) step runs, (\d+) of them/.exec(compared.stdout)!;
    expect(cached).toBe(all);
    const reused = Number(/B, .*b\.json: \d+ step runs, (\d+) of them/.exec(compared.stdout)![1]);
    // Faces and what depends on them are computed; chunks, speech, words and voices come from the cache.
    expect(reused).toBeGreaterThanOrEqual(4);
    expect(reused).toBeLessThan(Number(all));
    expect(compared.stdout).toMatch(/utterances with a wrong name \| 0\.0% \| 0\.0% \| .*may be chance/);
  }, 180_000);

  test("a route saved on the Models page is used by `minutes` and by `evaluate`, and frozen into their runs", async () => {
    const home = at("home");
    const modelsDir = at("models");
    const plans = async (dir: string) => {
      await using app = await openMeetingApp({ home: dir, modelsDir });
      return (await app.engine.queries.list(localScope)).map(({ plan }) => plan["face-detection"]);
    };
    {
      await using app = await openMeetingApp({ home, modelsDir });
      await app.savedRoutes.save("face-detection", ["twin-detector"]);
    }
    const created = await hapju(
      ["minutes", join(suite, "monday", "the recording.mp4"), "--out", at("out")],
      env,
    );
    expect(created.exitCode, created.stderr).toBe(0);
    expect(await plans(home)).toEqual([expect.stringMatching(/^twin-detector@/)]);
    const scored = await hapju(["evaluate", "--suite", suite], env);
    expect(scored.exitCode, scored.stderr).toBe(0);
    const [place] = readdirSync(join(home, "evaluation"));
    expect((await plans(join(home, "evaluation", place!)))[0]).toMatch(/^twin-detector@/);
  }, 180_000);

  test.each([
    ["no JSON", '{\n  "routes": {,\n}', "bad.json:2"],
    ["an unknown field", '{ "route": {} }', "bad.json"],
    ["an unknown task", '{ "routes": { "mind-reading": ["x"] } }', "mind-reading"],
    [
      "an unknown model",
      '{ "routes": { "face-detection": ["yolo"] } }',
      '"yolo" is not a model of this task',
    ],
  ])("refuses settings before anything is computed: %s", async (_, text, place) => {
    const bad = file("bad.json", text);
    const { exitCode, stderr } = await hapju(["compare", file("a.json", "{}"), bad, "--suite", suite], env);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("bad.json");
    expect(stderr).toContain(place);
  });

  test("refuses a folder without references, and a reference that cannot be scored", async () => {
    const none = await hapju(["evaluate", "--suite", folder.path], env);
    expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("ref.stm") });
    appendFileSync(join(suite, "monday", "ref.stm"), "sample 1 david 2 3 again\n");
    const overlapping = await hapju(["evaluate", "--suite", suite], env);
    expect(overlapping).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("ref.stm:2") });
  });
});
