import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { digestOf } from "../templates/source-file.ts";
import { scope, type TestDirectory, testDirectory } from "../testing/directory.fixture.ts";
import { emptyPhoto, fakeEnrollers, source, writeFiles } from "../testing/enrollers.fixture.ts";

let home: TestDirectory;
let folder: string;
beforeAll(async () => {
  home = await testDirectory();
});
afterAll(() => home[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hapju-import-"));
});
afterEach(async () => {
  for (const { id } of await home.directory.list(scope)) await home.directory.remove(scope, id);
  await rm(folder, { recursive: true });
});

const person = (id: string, display_name: string, ...enrolment_images: string[]) => ({
  id,
  display_name,
  enrolled: enrolment_images.length > 0,
  enrolment_images,
});
const run = (enrollers = fakeEnrollers()) => home.directory.import(scope, folder, enrollers);
const outcomes = async (enrollers = fakeEnrollers()) =>
  (await run(enrollers)).people.map(({ id, outcome, newTemplates }) => [id, outcome, newTemplates]);

test("a people.json enrols everyone marked as enrolled and adds the others", async () => {
  await writeFiles(folder, {
    "people.json": { people: [person("P001", "Owen Marsh", "a.jpg", "b.jpg"), person("P005", "Simon Hale")] },
    "a.jpg": source(1, 0, 0),
    "b.jpg": source(0.9, 0.1, 0),
  });
  const report = await run();
  expect(report).toMatchObject({
    path: join(folder, "people.json"),
    people: [
      { id: "P001", enrolled: true, outcome: "added", newTemplates: 2 },
      { id: "P005", enrolled: false, outcome: "added", newTemplates: 0 },
    ],
    problems: [],
    skipped: [],
  });
  const { people } = await home.directory.snapshot(scope, { faceModel: "face-a@1" });
  expect(people.map(({ id, faceTemplates }) => [id, faceTemplates.length])).toEqual([["P001", 2]]);
  expect((await home.directory.get(scope, "P005")).consents).toEqual([]);
});

test("an import is recorded as the evidence of consent", async () => {
  await writeFiles(folder, { "Kim/1.jpg": source(1, 0), "Kim/2.jpg": source(1, 0.1) });
  await run();
  const [first, second] = [source(1, 0), source(1, 0.1)].map(digestOf);
  const kim = await home.directory.get(scope, "kim");
  expect(kim.consents).toEqual([
    {
      purpose: "face-recognition",
      textVersion: "operator-import-1",
      givenAt: home.now,
      evidence: `import of ${basename(folder)} by operator on 2026-03-01: Kim/1.jpg (SHA-256 ${first}), Kim/2.jpg (SHA-256 ${second})`,
    },
  ]);
  // Paths of the server are not shown to readers of the directory.
  expect(kim.templates.map(({ source }) => source).toSorted()).toEqual(["Kim/1.jpg", "Kim/2.jpg"]);
});

test("a folder of photos names people by its files, Korean names too", async () => {
  await writeFiles(folder, {
    "Clara_Voss.jpg": source(1, 0, 0),
    "Clara Voss_2.JPG": source(1, 0.1, 0),
    "김민준/1.jpg": source(0, 1, 0),
    "김민준/2.png": source(0, 1, 0.1),
    "notes.txt": "not a photo",
    ".DS_Store": "hidden",
  });
  const report = await run();
  expect(report.people.map(({ id, name, newTemplates }) => [id, name, newTemplates])).toEqual([
    ["clara-voss", "Clara Voss", 2],
    ["김민준", "김민준", 2],
  ]);
  expect(report.ignored).toEqual(["notes.txt"]);
});

test("importing again embeds no photo and changes nothing", async () => {
  const enrollers = fakeEnrollers();
  await writeFiles(folder, { "Kim.jpg": source(1, 0), "Kim.wav": source(0.5, 0.5) });
  await run(enrollers);
  const before = { ...enrollers.calls };
  const { head } = (await home.directory.audit.verify(scope)) as { head: unknown };
  expect(await outcomes(enrollers)).toEqual([["kim", "unchanged", 0]]);
  expect(enrollers.calls).toEqual(before);
  expect(await home.directory.audit.verify(scope)).toEqual({ ok: true, head });
});

test("a new photo, a new name or another model updates a person", async () => {
  const people = (...images: string[]) => ({ people: [person("P1", "Kim", ...images)] });
  await writeFiles(folder, {
    "a.jpg": source(1, 0),
    "b.jpg": source(1, 1),
    "people.json": people("a.jpg"),
  });
  await run();
  await writeFiles(folder, { "people.json": people("a.jpg", "b.jpg") });
  expect(await outcomes()).toEqual([["P1", "updated", 1]]);
  expect(await outcomes(fakeEnrollers({ faceModel: "face-b@1" }))).toEqual([["P1", "updated", 2]]);
  await writeFiles(folder, { "people.json": { people: [person("P1", "Kim Minjun", "a.jpg")] } });
  expect(await outcomes()).toEqual([["P1", "updated", 0]]);
  expect((await home.directory.get(scope, "P1")).name).toBe("Kim Minjun");
});

test("each person is imported whole or not at all, and every problem is listed", async () => {
  await writeFiles(folder, {
    "people.json": {
      people: [
        person("P1", "Good", "good.jpg"),
        person("P2", "Bad", "fine.jpg", "gone.jpg", "empty.jpg", "broken.jpg"),
      ],
    },
    "good.jpg": source(1, 0),
    "fine.jpg": source(0, 1),
    "empty.jpg": emptyPhoto,
    "broken.jpg": "not a photo",
  });
  const report = await run();
  expect(report.people.map(({ id, outcome }) => [id, outcome])).toEqual([
    ["P1", "added"],
    ["P2", "failed"],
  ]);
  expect(report.problems.map(({ code, data }) => [code, data.at])).toEqual([
    ["photo-missing", "people[1].enrolment_images[1]"],
    ["no-face", "people[1].enrolment_images[2]"],
    ["photo-unreadable", "people[1].enrolment_images[3]"],
  ]);
  expect(report.problems[0]!.message).toBe(
    `Bad, "P2" (people[1].enrolment_images[1]): The photo ${join(folder, "gone.jpg")} does not exist. Put it there or correct the path.`,
  );
  expect((await home.directory.list(scope)).map(({ id }) => id)).toEqual(["P1"]);
});

test("a person whose import fails stays unchanged", async () => {
  await writeFiles(folder, { "Kim.jpg": source(1, 0) });
  await run();
  const before = await home.directory.get(scope, "kim");
  await writeFiles(folder, { "Kim_2.jpg": source(1, 1), "Kim_3.jpg": emptyPhoto });
  expect((await run()).problems.map(({ code }) => code)).toEqual(["no-face"]);
  expect(await home.directory.get(scope, "kim")).toEqual(before);
});

test("one photo cannot be two people", async () => {
  await writeFiles(folder, { "Kim.jpg": source(1, 0), "Lee.jpg": source(1, 0) });
  const report = await run();
  expect(report.problems).toMatchObject([{ code: "photo-of-another", data: { id: "lee", other: "kim" } }]);
  expect(report.people[1]!.outcome).toBe("failed");
});

test("an import never restores a withdrawn consent", async () => {
  await writeFiles(folder, { "Kim.jpg": source(1, 0) });
  await run();
  await home.directory.withdraw(scope, "kim", "face-recognition");
  expect((await run()).problems).toMatchObject([{ code: "consent-withdrawn" }]);
  expect((await home.directory.snapshot(scope, { faceModel: "face-a@1" })).people).toEqual([]);
  await home.directory.consent(scope, "kim", {
    purpose: "face-recognition",
    textVersion: "form-2",
    evidence: "signed form",
  });
  expect(await outcomes()).toEqual([["kim", "updated", 1]]);
});

test("a sound is enrolled with a voice enroller, and reported as skipped without one", async () => {
  await writeFiles(folder, { "Kim.wav": source(0.5, 0.5) });
  const { face } = fakeEnrollers();
  const report = await home.directory.import(scope, folder, { face });
  expect(report).toMatchObject({ problems: [], skipped: [{ code: "model-missing" }] });
  expect(await outcomes()).toEqual([["kim", "updated", 1]]);
});

test("progress is reported after each person", async () => {
  await writeFiles(folder, { "Kim.jpg": source(1, 0), "Lee.jpg": source(0, 1) });
  const reported: string[] = [];
  const onProgress = (done: number, total: number) => void reported.push(`${done}/${total}`);
  await home.directory.import(scope, folder, fakeEnrollers(), { onProgress });
  expect(reported).toEqual(["1/2", "2/2"]);
});

test.each([
  ["no files", {}, "people-missing"],
  ["two spellings of one name", { "Kim A.jpg": source(1), "kim_a!.jpg": source(2) }, "duplicate-id"],
  ["not UTF-8", { "people.json": Uint8Array.of(0xff, 0xfe, 0x00) }, "json-broken"],
])("refuses a folder with %s", async (_, files, code) => {
  await writeFiles(folder, files);
  await expect(run()).rejects.toMatchObject({ code });
});

test("a path that does not exist is named", async () => {
  await expect(home.directory.import(scope, join(folder, "nowhere"), fakeEnrollers())).rejects.toMatchObject({
    code: "people-missing",
    message: expect.stringContaining("nowhere"),
  });
});

test("importing any folder twice adds nothing", async () => {
  const component = fc.integer({ min: 1, max: 9 });
  const folderOf = fc.dictionary(
    fc.stringMatching(/^[A-D](_[2-4])?$/),
    fc.array(component, { minLength: 3, maxLength: 3 }),
    { minKeys: 1, maxKeys: 5 },
  );
  await fc.assert(
    fc.asyncProperty(folderOf, async (files) => {
      await using fresh = await freshFolder();
      const named = Object.entries(files).map(([name, values]) => [`${name}.jpg`, source(...values)]);
      await writeFiles(fresh.path, Object.fromEntries(named));
      await home.directory.import(scope, fresh.path, fakeEnrollers());
      const before = await home.directory.list(scope);
      const second = await home.directory.import(scope, fresh.path, fakeEnrollers());
      expect(second.people.every(({ newTemplates }) => newTemplates === 0)).toBe(true);
      expect(await home.directory.list(scope)).toEqual(before);
    }),
    { numRuns: 8 },
  );
});

async function freshFolder() {
  const path = await mkdtemp(join(tmpdir(), "hapju-import-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
