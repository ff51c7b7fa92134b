import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../packages/cli/bin/hapju.js", import.meta.url));
const SAMPLE_EVERY_MS = 250;

/** What one `hapju` command took. */
export interface Measured {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallSeconds: number;
  /** Most memory of the command and all its children together (proportional set size), in MiB. Linux only. */
  readonly peakMiB: number;
}

export const temporaryFolder = (name: string) => mkdtempSync(join(tmpdir(), `hapju-${name}-`));

/** Process ids of a process and all that descend from it. */
function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found = [root];
  for (const pid of found)
    found.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

/** Proportional set size: memory shared by several processes counts once. */
function memoryMiB(pids: readonly number[]): number {
  let kB = 0;
  for (const pid of pids) {
    try {
      kB += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // It ended while we looked.
    }
  }
  return kB / 1024;
}

/** Runs the command as a user would and measures it from outside. */
export function hapju(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  let peakMiB = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const sampler = setInterval(() => {
    peakMiB = Math.max(peakMiB, memoryMiB(family(child.pid!)));
  }, SAMPLE_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(sampler);
      const wallSeconds = (performance.now() - start) / 1000;
      resolve({ exitCode: code ?? 1, stdout, stderr, wallSeconds, peakMiB });
    });
  });
}
