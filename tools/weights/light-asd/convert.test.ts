import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packageFolder } from "../output.ts";
import { convertLightAsd } from "./convert.ts";
import { readStateDict } from "./state-dict.ts";

const text = (value: string) => Buffer.from(value, "latin1");

const repeat = (bytes: readonly number[], times: number) =>
  Buffer.concat(Array.from({ length: times }, () => Buffer.from(bytes)));

/** A pickle that calls `module.name` with an empty tuple. */
const calling = (module: string, name: string) =>
  Buffer.concat([Buffer.of(0x80, 2), text(`c${module}\n${name}\n`), text(")R.")]);

describe("a PyTorch file that is more than weights is refused", () => {
  test("a call of anything else", () => {
    const file = zipSync({ "archive/data.pkl": calling("posix", "system") });
    expect(() => readStateDict(file)).toThrow(/a call of posix\.system/);
  });

  const refused = (operations: Uint8Array) => {
    const file = zipSync({ "a/data.pkl": Buffer.concat([Buffer.of(0x80, 2), operations]) }, { level: 0 });
    expect(() => readStateDict(file)).toThrow(/more than a flat table/);
  };
  const tensor = (rest: Uint8Array) =>
    Buffer.concat([text("ctorch._utils\n_rebuild_tensor_v2\n"), rest, text("R.")]);

  test.each([
    ["a call whose inputs are no tensor's", tensor(text(")"))],
    [
      "a call of a nested value, whatever its depth",
      Buffer.concat([text("N"), Buffer.alloc(1e5, 133), text(")R.")]),
    ],
    [
      "a value twice as large with every byte",
      Buffer.concat([text("N"), repeat([113, 0, 104, 0, 134], 60), text(")R.")]),
    ],
    ["a tensor without storage", tensor(text("(NK\0))t"))],
    ["an operation without its mark", text("t.")],
    ["a value that was not stored", text("h\u0007.")],
    ["storing from an empty stack", text("q\0.")],
    ["a whole number of 200 bytes", Buffer.concat([Buffer.of(0x8a, 200), Buffer.alloc(200)])],
    ["an item set on a list", text("]NNs.")],
    ["a reference that is no storage", text("NQ.")],
  ])("%s", (_, operations) => refused(operations));

  test("a zip that unpacks to more than its own size", () => {
    const bomb = zipSync({ "a/data.pkl": new Uint8Array(1e7) });
    expect(() => readStateDict(bomb)).toThrow(/longer than the file/);
  });

  test("a pickle cut off, an unknown operation, no pickle, no zip", () => {
    expect(() => readStateDict(zipSync({ "a/data.pkl": Buffer.of(0x80, 2, 0x58, 9, 0, 0, 0) }))).toThrow(
      /ends/,
    );
    expect(() => readStateDict(zipSync({ "a/data.pkl": Buffer.of(0x80, 2, 0x69) }))).toThrow(/0x69/);
    expect(() => readStateDict(zipSync({ "a/readme": Buffer.of(1) }))).toThrow(/data\.pkl/);
    expect(() => readStateDict(Buffer.from("not a zip"))).toThrow(/not a zip/);
  });
});

const published = resolve(import.meta.dirname, "../../../../shared/models/light-asd/pretrain_AVA_CVPR.model");
describe.skipIf(!existsSync(published))("with the authors' file (needs ../shared/models/light-asd)", () => {
  test("weights are read by name and shape", async () => {
    const table = readStateDict(await readFile(published));
    expect(table.tensor("lossAV.FC.weight").dims).toEqual([2, 128]);
    expect(() => table.tensor("nothing")).toThrow(/"nothing"/);
  });

  test("the converter writes the shipped files", async () => {
    for (const [name, bytes] of Object.entries(convertLightAsd(await readFile(published)))) {
      const shipped = await readFile(join(packageFolder("weights-light-asd"), "light-asd", name));
      expect(Buffer.from(bytes).equals(shipped), name).toBe(true);
    }
  });
});
