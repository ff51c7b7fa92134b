import type { Consent, Directory, Person } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import { expect, test } from "vitest";
import { readDirectory } from "./current-directory.ts";

const consent = (purpose: Consent["purpose"], withdrawnAt?: number) =>
  ({ purpose, ...(withdrawnAt === undefined ? {} : { withdrawnAt: new Date(withdrawnAt) }) }) as Consent;

async function mayName(consents: readonly Consent[], time: number, id = "kim") {
  const kim = { id: "kim", name: "Kim", createdAt: new Date(100), consents } as unknown as Person;
  const directory = { list: async () => [kim] } as unknown as Directory;
  return (await readDirectory({ directory, scope: localScope })).mayName(id, time);
}

test("a person is named in minutes made after they were added, never if they were removed", async () => {
  expect(await mayName([], 200)).toBe(true);
  expect(await mayName([], 50)).toBe(false);
  expect(await mayName([], 200, "removed")).toBe(false);
});

test("a withdrawn consent hides the person in earlier minutes; with none left, in all", async () => {
  const one = [consent("face-recognition", 300), consent("voice-recognition")];
  expect(await mayName(one, 200)).toBe(false);
  expect(await mayName(one, 400)).toBe(true);
  expect(await mayName([consent("face-recognition", 300)], 400)).toBe(false);
});

test("a consent given again replaces the withdrawn one", async () => {
  expect(await mayName([consent("face-recognition", 300), consent("face-recognition")], 200)).toBe(true);
});
