import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openMedia } from "@hapju/media";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hapju, startHapju, temporaryFolder } from "../testing/hapju.fixture.ts";

const SAMPLE = fileURLToPath(new URL("../../../../sample/meeting.mp4", import.meta.url));
const folder = temporaryFolder("interrupt");
const at = (name: string) => join(folder.path, name);
const env = { HAPJU_HOME: at("home") };
const recording = at("it's a meeting.mp4");
const out = at("out");

beforeAll(async () => {
  const media = openMedia();
  await media.clip(SAMPLE, { startSeconds: 0, endSeconds: 6, output: recording });
  await media.close();
});
afterAll(() => folder.remove());

/** The words of a shell line in which only single quotes quote. */
const wordsOf = (line: string) =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|\\(')/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped!),
  );

test("Ctrl-C: exit code 130, no partial file, and the command of the message resumes the run", async () => {
  const command = startHapju(["minutes", recording, "--out", out, "--json"], env);
  await command.until((stdout) => stdout.includes('"step-run-started"'));
  // A terminal interrupts the whole group, the model hosts and decoders as well.
  process.kill(-command.pid, "SIGINT");
  const { exitCode, stderr, stdout } = await command.ended;
  expect(exitCode, stderr).toBe(130);
  expect(readdirSync(out)).toEqual([]);
  const run = (JSON.parse(stdout.split("\n")[0]!) as { run: string }).run;

  const shown = await hapju(["runs", "explain", run], env);
  expect(shown.exitCode, shown.stderr).toBe(0);
  expect(shown.stdout.trim()).not.toBe("");

  const line = /Resume with: npx hapju (.*)$/m.exec(stderr)![1]!;
  const words = wordsOf(line);
  expect(words).toEqual(["minutes", recording, "--resume", run, "--out", out]);
  const resumed = await hapju(words, env);
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  expect(existsSync(join(out, "minutes.md"))).toBe(true);

  const list = await hapju(["runs", "list"], env);
  expect(list.stdout).toMatch(new RegExp(`^${run} +completed +it's a meeting`, "m"));
}, 180_000);

test("--json: every line is an event of the run, in order, and the last names the files", async () => {
  const { exitCode, stdout, stderr } = await hapju(["minutes", recording, "--out", out, "--json"], env);
  expect(exitCode, stderr).toBe(0);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { type: string; run: string; at?: number; names?: string[] });
  expect(new Set(events.map(({ run }) => run)).size).toBe(1);
  expect(events[0]!.type).toBe("run-started");
  expect(events.slice(-2).map(({ type }) => type)).toEqual(["run-completed", "files-written"]);
  expect(events.at(-1)!.names).toContain("minutes.json");
  expect(stderr).toBe("");
});
