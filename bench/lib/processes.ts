import { readdirSync, readFileSync } from "node:fs";

/** What a process of Hapju does, by the module it runs. */
export type Role = "inference" | "decoding" | "other";

export interface ProcessFacts {
  readonly pid: number;
  readonly role: Role;
  /** Processor seconds so far, user and system. */
  readonly cpuSeconds: number;
  /** Proportional set size: memory shared by several processes counts once. */
  readonly memoryMiB: number;
}

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

function roleOf(pid: number): Role {
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
  if (command.includes("packages/inference/")) return "inference";
  return command.includes("packages/media/") ? "decoding" : "other";
}

/** A process and all that descend from it. Linux only; processes that end meanwhile are omitted. */
export function processFamily(root: number): ProcessFacts[] {
  const parents = new Map<number, { parent: number; cpuSeconds: number }>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
      parents.set(Number(entry), { parent: Number(fields[1]), cpuSeconds });
    } catch {
      // The process ended meanwhile.
    }
  }
  const pids = [root];
  for (const pid of pids)
    pids.push(...[...parents].filter(([, { parent }]) => parent === pid).map(([child]) => child));
  return pids.flatMap((pid) => {
    try {
      const smaps = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      const memoryMiB = Number(/^Pss:\s+(\d+)/m.exec(smaps)?.[1] ?? 0) / 1024;
      return [{ pid, role: roleOf(pid), cpuSeconds: parents.get(pid)?.cpuSeconds ?? 0, memoryMiB }];
    } catch {
      return [];
    }
  });
}
