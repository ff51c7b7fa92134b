import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_RATE } from "@hapju/spec";
import { afterAll, expect, test } from "vitest";
import { partOf } from "../runs/part-of.ts";
import { seen } from "./records.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "hapju-cases-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("clicks: so many, each near a multiple", async () => {
  const sound = new Float32Array(5 * SAMPLE_RATE);
  for (const seconds of [0.01, 2, 2.1, 4.01]) sound[Math.round(seconds * SAMPLE_RATE)] = -0.9;
  const check = { check: "clicks", count: 3, every: 2 };
  const outcome = { do: "decode", folder, sound } as const;
  expect(await seen({ ...check, within: 0.02 }, outcome)).toBeUndefined();
  expect(await seen({ ...check, within: 0.005 }, outcome)).toBe("3 clicks, the worst 0.0100 s off");
  expect(await seen({ ...check, count: 4, within: 0.02 }, outcome)).toMatch("3 clicks");
});

test("picture: the mean difference to a PPM", async () => {
  const data = new Uint8Array(12).fill(100);
  writeFileSync(join(folder, "a.ppm"), Buffer.concat([Buffer.from("P6\n2 2\n255\n"), data.map(() => 110)]));
  const outcome = { do: "decode", folder, picture: { width: 2, height: 2, data } } as const;
  const check = { check: "picture", like: "a.ppm" };
  expect(await seen(check, outcome)).toBeUndefined();
  expect(await seen({ ...check, within: 9 }, outcome)).toBe("a mean difference of 10.0");
  const wide = { width: 4, height: 1, data };
  expect(await seen(check, { do: "decode", folder, picture: wide })).toBe("a picture of 4 × 1");
});

test("picture: another file than a PPM cannot be compared", async () => {
  writeFileSync(join(folder, "b.ppm"), "P3 2 2 255");
  const picture = { width: 1, height: 1, data: new Uint8Array(3) };
  const judged = seen({ check: "picture", like: "b.ppm" }, { do: "decode", folder, picture });
  await expect(judged).rejects.toThrow("not a PPM");
});

test("a part of a picture is cut out", () => {
  const data = Uint8Array.from({ length: 3 * 2 * 3 }, (_, at) => at);
  expect(partOf({ width: 3, height: 2, data }, [1, 1, 2, 1]).data).toEqual(
    Uint8Array.of(12, 13, 14, 15, 16, 17),
  );
  expect(() => partOf({ width: 3, height: 2, data }, [2, 0, 2, 1])).toThrow("not inside");
});
