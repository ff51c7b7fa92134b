import { afterAll, expect, test } from "vitest";
import { hapju, startHapju, temporaryFolder } from "../testing/hapju.fixture.ts";

/** The tenants of one home, in PGlite: each test continues where the previous one ended. */
const home = temporaryFolder("tenants");
let server: ReturnType<typeof startHapju> | undefined;
afterAll(() => {
  server?.kill();
  home.remove();
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  hapju(args, { HAPJU_HOME: home.path, DATABASE_URL: "", HAPJU_OBJECTS_URL: "", ...env });
const list = async () => (await run(["tenants", "list"])).stdout;
const tokenIn = (text: string) => /welcome\?token=(\S+)/.exec(text)?.[1] ?? "";

let first: string;
let second: string;

test("a new installation has the default tenant", async () => {
  expect(await list()).toMatch(/^TENANT +USERS\ndefault +0\n$/);
});

test("add prints the one-time link of the first owner, and list shows the tenant", async () => {
  const { exitCode, stdout, stderr } = await run([
    "tenants",
    "add",
    "acme",
    "--public-url",
    "https://meetings.example.com",
  ]);
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toContain("https://meetings.example.com/welcome?token=");
  expect(stdout).toContain("HAPJU_TENANT=acme");
  first = tokenIn(stdout);
  expect(await list()).toMatch(/^TENANT +USERS\ndefault +0\nacme +1\n$/);
});

test("adding it again before its owner has a password gives a new link, and no second owner", async () => {
  const { exitCode, stdout } = await run(["tenants", "add", "acme"]);
  expect(exitCode).toBe(0);
  second = tokenIn(stdout);
  expect(second).not.toBe(first);
  expect(await list()).toMatch(/^acme +1$/m);
});

test("adding it again once its owner has a password is refused in plain words", async () => {
  server = startHapju(["serve", "--port", "0"], { HAPJU_HOME: home.path });
  const url = /The console is at (\S+)/.exec(await server.until((said) => said.includes("Ctrl-C")))?.[1];
  const accept = (token: string) =>
    fetch(`${url}/api/welcome`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, password: "a good password" }),
    });
  expect((await accept(first)).status).toBe(409);
  expect((await accept(second)).status).toBe(200);
  process.kill(server.pid, "SIGTERM");
  await server.ended;

  const { exitCode, stdout, stderr } = await run(["tenants", "add", "acme"]);
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 2,
    stdout: "",
    stderr:
      'The tenant "acme" has an owner who can sign in. Ask an owner for an invitation, or choose another name.\n',
  });
}, 120_000);

test("what cannot be a name is refused, and adds nothing", async () => {
  const before = await list();
  for (const name of ["Acme Corp", ""])
    expect(await run(["tenants", "add", name])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `"${name}" cannot be the name of a tenant. Use 1 to 40 lower-case letters, digits and hyphens.\n`,
    });
  expect(await list()).toBe(before);
});

test.each(["people list", "minutes meeting.mp4", "start"])(
  "HAPJU_TENANT that names no tenant is refused: hapju %s",
  async (command) => {
    expect(await run(command.split(" "), { HAPJU_TENANT: "acmee" })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        'HAPJU_TENANT is "acmee", which is not a tenant of this installation. Correct the name (hapju tenants list shows the tenants), or add the tenant: hapju tenants add acmee\n',
    });
  },
);

test("doctor says that HAPJU_TENANT names no tenant", async () => {
  const { exitCode, stdout } = await run(["doctor"], { HAPJU_TENANT: "acmee" });
  expect(exitCode).not.toBe(0);
  expect(stdout).toMatch(/^BAD .*HAPJU_TENANT is "acmee"/m);
});

test("HAPJU_TENANT that cannot be a name is refused, and the commands that correct it still work", async () => {
  const env = { HAPJU_TENANT: "Acme Corp" };
  const { exitCode, stderr } = await run(["people", "list"], env);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^HAPJU_TENANT is "Acme Corp", which cannot be the name of a tenant/);
  expect((await run(["tenants", "list"], env)).stdout).toMatch(/^acme +1$/m);
  const added = await run(["tenants", "add", "beta"], { HAPJU_TENANT: "beta" });
  expect(added.exitCode, added.stderr).toBe(0);
});

test("commands work in the tenant that HAPJU_TENANT names, and in the default one without it", async () => {
  for (const tenant of ["acme", "beta", "default", ""]) {
    const { exitCode, stderr } = await run(["people", "list"], { HAPJU_TENANT: tenant });
    expect(exitCode, `${tenant}: ${stderr}`).toBe(0);
  }
});
