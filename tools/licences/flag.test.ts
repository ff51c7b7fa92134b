import { expect, test } from "vitest";
import { flagOf } from "./flag.ts";

test.each([
  ["MIT", undefined],
  ["(MIT AND Zlib)", undefined],
  ["MPL-2.0", undefined],
  ["GPL-3.0-or-later", "GPL"],
  ["LGPL-2.1-only", "GPL"],
  ["AGPL-3.0", "GPL"],
  ["(MIT AND GPL-2.0)", "GPL"],
  ["(MIT OR GPL-2.0)", undefined],
  ["SEE LICENSE IN LICENSE.md", "unknown"],
  [undefined, "unknown"],
])("%s is flagged as %s", (licence, flag) => {
  expect(flagOf(licence)).toBe(flag);
});
