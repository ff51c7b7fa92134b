import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("everything that is shipped has a known licence, and NOTICE names what is under the GPL", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "report.ts")]);
  expect(stdout).toMatch(/^\d+ parts; under the GPL or unknown: 1$/m);
  expect(stdout).not.toContain("NOT IN NOTICE");
});
