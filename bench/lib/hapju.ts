import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ProcessFacts, processFamily, type Role } from "./processes.ts";

const COMMAND = fileURLToPath(new URL("../../packages/hapju/bin/hapju.js", import.meta.url));
const SAMPLE_EVERY_MS = 250;

/** What one `hapju` command took. */
export interface Measured {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallSeconds: number;
  /** Most memory of the command and all its children together, in MiB. */
  readonly peakMiB: number;
  /** Processor seconds by what the processes do; exact to the last sample, a quarter of a second. */
  readonly cpuSeconds: Readonly<Record<Role, number>>;
}

export const temporaryFolder = (name: string) => mkdtempSync(join(tmpdir(), `hapju-${name}-`));

/** A folder that is kept after the benchmark, for results that are slow to create and always the same. */
export function keptFolder(name: string): string {
  const folder = join(tmpdir(), "hapju-bench", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Runs the command as a user would and measures it from outside. */
export function hapju(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  const start = performance.now();
  const child = spawn(COMMAND, args, {
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  let peakMiB = 0;
  const seen = new Map<number, ProcessFacts>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const sampler = setInterval(() => {
    const family = processFamily(child.pid!);
    for (const facts of family) seen.set(facts.pid, facts);
    peakMiB = Math.max(
      peakMiB,
      family.reduce((sum, { memoryMiB }) => sum + memoryMiB, 0),
    );
  }, SAMPLE_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(sampler);
      const wallSeconds = (performance.now() - start) / 1000;
      const cpuSeconds = { inference: 0, decoding: 0, other: 0 };
      for (const facts of seen.values()) cpuSeconds[facts.role] += facts.cpuSeconds;
      resolve({ exitCode: code ?? 1, stdout, stderr, wallSeconds, peakMiB, cpuSeconds });
    });
  });
}
