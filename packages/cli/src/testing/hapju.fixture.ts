import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const COMMAND = fileURLToPath(new URL("../bin.ts", import.meta.url));

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `hapju` command under way, as a user starts it. */
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
    /** Resolves with what stdout holds once it matches. */
    async until(matches: (stdout: string) => boolean): Promise<string> {
      await Promise.race([
        ended,
        new Promise<void>((resolve) => {
          const look = () => matches(stdout) && resolve();
          listeners.add(look);
          look();
        }),
      ]);
      return stdout;
    },
    /** Kills it and everything it started; what has ended already is left alone. */
    kill: () => killQuietly(-child.pid!),
  };
}

/** Kills a process, or a group by its negative number, unless it has ended by itself. */
export function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export const hapju = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  startHapju(args, env).ended;

/** A folder that is gone when the tests of a file are. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `hapju-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
