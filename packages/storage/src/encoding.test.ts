import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, digestOf, encode, StorageError } from "./index.ts";

test("equal values have equal bytes, whatever the order of their fields", () => {
  expect(encode({ b: 1, a: { d: 2, c: 3 } })).toEqual(encode({ a: { c: 3, d: 2 }, b: 1 }));
  expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
  expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
});

test("typed arrays stay typed arrays, and a view encodes only its own bytes", () => {
  const value = {
    floats: new Float32Array([0, 1.5, 2]).subarray(1),
    bytes: new Uint8Array([1, 2]),
    buffer: Buffer.from([3]),
    doubles: new Float64Array([0.1]),
    shorts: new Int16Array([-7]),
    at: new Date(1000),
    nested: [{ bytes: new Uint8Array([4]) }],
  };
  const back = decode(encode(value)) as typeof value;
  expect(back).toEqual({ ...value, buffer: new Uint8Array([3]) });
  expect(back.floats).toBeInstanceOf(Float32Array);
  expect(back.bytes.constructor).toBe(Uint8Array);
  expect(back.nested[0]?.bytes.constructor).toBe(Uint8Array);
});

test("any JSON value is decoded unchanged and encodes to the same bytes again", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const bytes = encode(value);
      // JSON knows no negative zero.
      expect(JSON.stringify(decode(bytes))).toBe(JSON.stringify(decode(encode(decode(bytes)))));
      expect(Buffer.from(encode(decode(bytes))).equals(bytes)).toBe(true);
    }),
  );
});

test("a field named __proto__ is left out, and the other fields are unchanged", () => {
  const value = JSON.parse('{"b": 1, "__proto__": {"admin": true}, "a": [2]}') as object;
  expect(decode(encode(value))).toEqual({ a: [2], b: 1 });
  expect(encode(value)).toEqual(encode({ a: [2], b: 1 }));
});

test("a value that cannot be stored is refused with its path", () => {
  expect(() => encode({ people: [{ find: () => 1 }] })).toThrow("value.people[0].find is a function");
  expect(() => encode({ names: new Map() })).toThrow("value.names is a Map");
});

test("bytes that are not one complete value are refused", () => {
  const bytes = encode({ text: "a longer text" });
  expect(() => decode(bytes.subarray(0, 8))).toThrow(
    expect.objectContaining({ code: "not-decodable", name: "StorageError" }),
  );
  expect(() => decode(new Uint8Array())).toThrow(StorageError);
});
