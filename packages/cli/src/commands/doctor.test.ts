import { afterAll, expect, test } from "vitest";
import { hapju, temporaryFolder } from "../testing/hapju.fixture.ts";

const home = temporaryFolder("doctor");
afterAll(home.remove);

test("doctor checks the machine and names the GPL parts of the installation", async () => {
  const { exitCode, stdout, stderr } = await hapju(["doctor"], { HAPJU_HOME: home.path });
  expect(exitCode, stderr).toBe(0);
  for (const name of ["node", "machine", "home", "database", "directory", "audit log", "models", "licences"])
    expect(stdout).toMatch(new RegExp(`^good {2}${name}: `, "m"));
  expect(stdout).toMatch(/licences: .*FFmpeg inside node-av is GPL-3\.0.*x264 and x265/);
});
