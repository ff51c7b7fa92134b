import type { Calibration } from "@hapju/spec";
import fc from "fast-check";
import { expect, test } from "vitest";
import { galleryOf } from "./gallery.ts";
import { match } from "./match.ts";
import { unit } from "./vectors.ts";

const cosine: Calibration = { measure: "cosine", midpoint: 0.4, slope: 20, limit: 6 };
const distances: Calibration = { measure: "distance", midpoint: 0.6, slope: -40 };
const vector = (...values: number[]) => Float32Array.from(values);
const person = (id: string, ...templates: Float32Array[]) => ({ id, templates });
const gallery = galleryOf([person("kim", vector(1, 0, 0)), person("lee", vector(0, 1, 0))], "cosine");

test("a clear face is named, with the runner-up and unknown behind it", () => {
  const { decision, candidates } = match(vector(5, 0.5, 0), gallery, cosine);
  expect(decision).toBe("named");
  expect(candidates.map(({ id }) => id)).toEqual(["kim", "unknown", "lee"]);
  expect(candidates[0]!.logLikelihood).toBe(6);
});

test("between the thresholds the answer is a question", () => {
  const halfway = unit(vector(0.48, 0.1, Math.sqrt(1 - 0.48 ** 2 - 0.01)));
  expect(match(halfway, gallery, cosine).decision).toBe("ask");
});

test("below both thresholds it is unknown, and unknown comes first", () => {
  const { decision, candidates } = match(vector(0, 0, 1), gallery, cosine);
  expect(decision).toBe("unknown");
  expect(candidates[0]).toEqual({ id: "unknown", logLikelihood: 0 });
});

test("two people who match similarly are a question, however well they match", () => {
  expect(match(vector(1, 1, 0), gallery, cosine).decision).toBe("ask");
});

test("with an empty gallery, everyone is unknown", () => {
  expect(match(vector(1, 0), galleryOf([person("kim")], "cosine"), cosine)).toEqual({
    decision: "unknown",
    candidates: [{ id: "unknown", logLikelihood: 0 }],
  });
});

test("distances are matched as distances", () => {
  const near = galleryOf([person("kim", vector(0.1, 0.2)), person("lee", vector(0.9, 0.2))], "distance");
  const { decision, candidates } = match(vector(0.1, 0.3), near, distances);
  expect(decision).toBe("named");
  expect(candidates[0]).toMatchObject({ id: "kim", score: expect.closeTo(0.1, 5) });
});

test("one photo of another person among four does not change the mean", () => {
  const good = [vector(1, 0.02, 0), vector(1, -0.02, 0), vector(1, 0, 0.03)];
  const clean = galleryOf([person("kim", ...good)], "cosine");
  const mixed = galleryOf([person("kim", ...good, vector(0, 0, 1))], "cosine");
  expect([...mixed.rows]).toEqual([...clean.rows]);
});

test.each([
  ["of another model", vector(1, 0), cosine],
  ["with NaN", vector(1, Number.NaN, 0), cosine],
  ["of zeros", vector(0, 0, 0), cosine],
  ["measured differently", vector(1, 0, 0), distances],
])("refuses an embedding %s", (_, embedding, calibration) => {
  expect(() => match(embedding, gallery, calibration)).toThrow(
    expect.objectContaining({ code: "template-invalid" }),
  );
});

test("refuses templates of different models in one gallery", () => {
  expect(() => galleryOf([person("kim", vector(1, 0), vector(1, 0, 0))], "cosine")).toThrow(
    /different models/,
  );
});

test("ranks as comparing with each person in turn would", () => {
  const component = fc.float({ min: -1, max: 1, noNaN: true });
  const some = fc
    .array(component, { minLength: 6, maxLength: 6 })
    .map((values) => Float32Array.from(values))
    .filter((values) => values.some((value) => Math.abs(value) > 0.01));
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 20 }), some, (people, embedding) => {
      const all = galleryOf(
        people.map((template, index) => person(`p${index}`, template)),
        "cosine",
      );
      const similarity = (a: Float32Array, b: Float32Array) =>
        unit(a).reduce((sum, value, index) => sum + value * unit(b)[index]!, 0);
      const expected = people.map((template) => similarity(template, embedding)).sort((a, b) => b - a);
      const scores = match(embedding, all, cosine).candidates.flatMap(({ score }) => score ?? []);
      for (const [rank, score] of scores.entries()) expect(score).toBeCloseTo(expected[rank]!, 4);
    }),
  );
});
