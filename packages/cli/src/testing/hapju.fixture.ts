import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Path of the command. */
export const COMMAND = fileURLToPath(new URL("../bin.ts", import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a `hapju` command as a user does. */
export function startHapju(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that all its processes can be killed together.
    detached: true,
  });
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return {
    pid: child.pid!,
    ended,
    /** Resolves with stdout once it matches, or when the command ends. */
    async until(matches: (stdout: string) => boolean): Promise<string> {
      await Promise.race([
        ended,
        new Promise<void>((resolve) => {
          const check = () => matches(stdout) && resolve();
          listeners.add(check);
          check();
        }),
      ]);
      return stdout;
    },
    /** Kills the command and all its child processes. */
    kill: () => killQuietly(-child.pid!),
  };
}

/** Kills a process, or a group by its negative number, unless it has ended. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Runs a `hapju` command to its end. */
export const hapju = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  startHapju(args, env).ended;

/** A folder that the tests of a file remove at their end. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `hapju-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
