import { expect, test } from "vitest";
import { parsePeopleFile } from "./people-file.ts";

const parse = (text: string) => () => parsePeopleFile(text, "people.json");
const refusal = (text: string) => {
  try {
    parsePeopleFile(text, "people.json");
  } catch (error) {
    return error as Error;
  }
  throw new Error("was not refused");
};

test("unknown fields and a byte order mark are fine, absent lists are empty", () => {
  const text = `\uFEFF{"meeting": "x", "people": [{"id": "P1", "display_name": "Kim", "enrolled": false, "seat": 3}]}`;
  expect(parsePeopleFile(text, "people.json").people).toEqual([
    { id: "P1", display_name: "Kim", enrolled: false, enrolment_images: [], enrolment_audio: [] },
  ]);
});

test.each([
  ['{\n "people": [\n  {"id": }\n ]\n}', 3, 10],
  ['{"people": [', 1, 13],
  ['{"people": [],}', 1, 15],
  ["", 1, 1],
  ['{"people": [] // yes\n}', 1, 15],
])("broken JSON is refused with line and column: %j", (text, line, column) => {
  expect(refusal(text)).toMatchObject({
    code: "json-broken",
    message: expect.stringContaining(`line ${line}, column ${column}`),
    data: { line, column },
  });
});

test("every field that is wrong is listed with its place", () => {
  const error = refusal(`{
  "people": [
    {"id": "P 1", "display_name": "Kim", "enrolled": false},
    {"id": "P2", "enrolled": "yes"}
  ]
}`);
  expect(error).toMatchObject({
    code: "people-invalid",
    data: {
      problems: [
        { at: "people[0].id", line: 3, column: 12 },
        { at: "people[1].display_name", line: 4 },
        { at: "people[1].enrolled", line: 4 },
      ],
    },
  });
  expect(error.message).toMatch(/3 problems:\n {2}line 3, people\[0\]\.id: "P 1" cannot be the id/);
});

test("an enrolled person needs a photo or a sound", () => {
  expect(refusal(`{"people": [{"id": "P3", "display_name": "Lee"}]}`).message).toMatch(
    /people\[0\]: is to be enrolled but lists no photo/,
  );
});

test("an id given twice is refused naming both, even in another case", () => {
  const one = `{"id": "p1", "display_name": "Kim", "enrolled": false}`;
  expect(parse(`{"people": [${one},\n${one.replace("p1", "P1")}]}`)).toThrow(
    expect.objectContaining({
      code: "duplicate-id",
      message: expect.stringMatching(/line 2, people\[1\]\.id: "P1" is the id of people\[0\] too/),
    }),
  );
});
