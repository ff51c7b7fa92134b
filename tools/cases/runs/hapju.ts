import { spawn } from "node:child_process";
import { RunFailed } from "../errors.ts";
import { COMMAND } from "../project.ts";
import type { RunContext } from "./define-run.ts";

/** What the machine of the user would have set: a run has none of it. */
const CLEAN = { DATABASE_URL: "", HAPJU_OBJECTS_URL: "", HAPJU_TENANT: "", HAPJU_TIME_ZONE: "" };

/**
 * Runs a `hapju` command with an empty home. @returns what it prints
 * @throws RunFailed with its message and exit code
 */
export async function hapju(
  args: readonly string[],
  { home }: Pick<RunContext, "home">,
  timeZone = "UTC",
): Promise<string> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: home,
    env: { ...process.env, ...CLEAN, HAPJU_HOME: home, TZ: timeZone },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      printed[stream] += text;
    });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
  if (exitCode === 0) return printed.stdout;
  throw new RunFailed(printed.stderr.trim().slice(-2000), exitCode);
}
