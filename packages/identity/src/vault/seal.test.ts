import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { KEY_BYTES, openBytes, sealBytes } from "./seal.ts";

const key = randomBytes(KEY_BYTES);
const seals = fc.record({ context: fc.string(), bytes: fc.uint8Array({ maxLength: 200 }) });
const broken = expect.objectContaining({ code: "seal-broken" });

test("what was sealed opens as it was", () => {
  fc.assert(
    fc.property(seals, ({ context, bytes }) => {
      expect(openBytes(key, context, sealBytes(key, context, bytes))).toEqual(bytes);
    }),
  );
});

test("sealed bytes do not open in another context", () => {
  fc.assert(
    fc.property(seals, fc.string(), ({ context, bytes }, other) => {
      fc.pre(other !== context);
      expect(() => openBytes(key, other, sealBytes(key, context, bytes))).toThrow(broken);
    }),
  );
});

test("sealed bytes do not open under another key", () => {
  const sealed = sealBytes(key, "scope", Uint8Array.of(1, 2, 3));
  expect(() => openBytes(randomBytes(KEY_BYTES), "scope", sealed)).toThrow(broken);
});

test("a change of any one byte is noticed", () => {
  const sealed = sealBytes(key, "scope", randomBytes(64));
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.slice();
    changed[index]! ^= 1 << (index % 8);
    expect(() => openBytes(key, "scope", changed)).toThrow(broken);
  }
});

test("bytes cut or grown at any place are noticed", () => {
  const sealed = sealBytes(key, "scope", randomBytes(16));
  for (let length = 0; length < sealed.length; length++)
    expect(() => openBytes(key, "scope", sealed.subarray(0, length))).toThrow(broken);
  expect(() => openBytes(key, "scope", Uint8Array.of(...sealed, 0))).toThrow(broken);
});

test("sealing the same bytes twice gives different bytes", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  expect(sealBytes(key, "scope", bytes)).not.toEqual(sealBytes(key, "scope", bytes));
});
