import fc from "fast-check";
import { expect, test } from "vitest";
import { personId, personIdFrom, personName } from "./person-id.ts";

test.each([
  ["Clara Voss", "clara-voss"],
  ["김민준", "김민준"],
  ["  José  Ñandú ", "josé-ñandú"],
  ["Owen/../Marsh", "owen-marsh"],
  ["unknown-3", "person-unknown-3"],
  ["NUL", "person-nul"],
  ["!!!", "person"],
])("a name becomes an id that is safe everywhere: %s", (name, id) => {
  expect(personIdFrom(name)).toBe(id);
});

test("an id that is taken gets the next number, whatever its case", () => {
  expect(personIdFrom("Kim", ["KIM", "kim-2"])).toBe("kim-3");
});

test("the id of any name is valid and free", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(text, fc.array(text), (name, others) => {
      const taken = others.map((other) => personIdFrom(other));
      const id = personIdFrom(name, taken);
      expect(personId(id)).toBe(id.normalize("NFC"));
      expect(taken).not.toContain(id);
      expect(id).not.toMatch(/[\s/\\:]|^\.|^unknown/);
    }),
  );
});

test("given ids are kept as they are", () => {
  expect(personId("P001")).toBe("P001");
});

test.each(["", "unknown", "Unknown-1", "a b", "../x", ".x", "x.", "con.txt", "x".repeat(65)])(
  "refuses %j as an id",
  (id) => {
    expect(() => personId(id)).toThrow(expect.objectContaining({ code: "id-invalid" }));
  },
);

test("a decomposed Korean id or name is the same as the composed one", () => {
  expect(personId("김민준".normalize("NFD"))).toBe("김민준");
  expect(personName(" 김민준 ".normalize("NFD"))).toBe("김민준");
});

test.each(["", "  ", "a\nb", "x".repeat(201)])("refuses %j as a name", (name) => {
  expect(() => personName(name)).toThrow(expect.objectContaining({ code: "name-invalid" }));
});
