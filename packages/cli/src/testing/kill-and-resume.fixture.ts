import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openMedia } from "@hapju/media";
import { openStorage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { hapju, killQuietly, startHapju } from "./hapju.fixture.ts";

const SAMPLE = fileURLToPath(new URL("../../../../sample/", import.meta.url));

/** What is killed: the command with everything it started, or one of its child processes alone. */
export type Victim = "command" | "child";

/** A completed step run, as its row holds it. */
export interface StepRunRow extends Record<string, unknown> {
  readonly step: string;
  readonly item: string;
  readonly digest: string;
  readonly endedAt: string;
}

/** What a kill and the resumed run led to. */
export interface Killing {
  readonly victim: Victim;
  /** It was killed after this many events. */
  readonly afterEvents: number;
  /** Step runs that were complete at the kill. */
  readonly finished: number;
  /** Artifacts that differ from the undisturbed run's; empty when all is well. */
  readonly different: readonly string[];
  /** Step runs complete at the kill that were done again; empty when all is well. */
  readonly doneAgain: readonly string[];
  readonly exitCode: number | null;
}

/** The complete step runs of a run, as their rows hold them. */
async function completed(home: string, run: string): Promise<StepRunRow[]> {
  const storage = await openStorage({ home });
  try {
    const { rows } = await storage.database.execute<StepRunRow>(sql`
      select step, item, digest, ended_at::text as "endedAt" from engine.step_run
      where run_id = ${run} and state = 'completed' order by step, item`);
    return rows;
  } finally {
    await storage.close();
  }
}

const runIn = (stdout: string) => /"run":"([0-9a-f]+)"/.exec(stdout)?.[1];
const nameOf = ({ step, item }: StepRunRow) => `${step} ${item}`.trim();

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return Number(fields[1]) === parent ? [Number(pid)] : [];
      } catch {
        return []; // It ended meanwhile.
      }
    });
}

/**
 * Prepares a short recording and an undisturbed run of it. Each call of `kill` starts the same run in a home of its
 * own, kills at an event, resumes, and compares artifact by artifact.
 */
export async function prepareKilling(folder: string, seconds: number) {
  const recording = join(folder, "short.mp4");
  const media = openMedia();
  await media.clip(`${SAMPLE}meeting.mp4`, { startSeconds: 0, endSeconds: seconds, output: recording });
  await media.close();
  const ready = join(folder, "ready");
  const modelsDir = join(folder, "models");
  await hapju(["people", "import", `${SAMPLE}people.json`], {
    HAPJU_HOME: ready,
    HAPJU_MODELS_DIR: modelsDir,
  });
  const prepare = (name: string) => {
    const home = join(folder, name);
    cpSync(ready, home, { recursive: true });
    return { home, env: { HAPJU_HOME: home, HAPJU_MODELS_DIR: modelsDir }, out: join(folder, `out-${name}`) };
  };
  const undisturbed = prepare("undisturbed");
  const whole = await hapju(["minutes", recording, "--json", "--out", undisturbed.out], undisturbed.env);
  const reference = await completed(undisturbed.home, runIn(whole.stdout)!);
  const events = whole.stdout.trim().split("\n").length;

  async function kill(name: string, victim: Victim, moment: number): Promise<Killing> {
    const { home, env, out } = prepare(name);
    const afterEvents = 1 + Math.floor(moment * (events - 2));
    const command = startHapju(["minutes", recording, "--json", "--out", out], env);
    const heard = await command.until((stdout) => stdout.split("\n").length > afterEvents);
    const run = runIn(heard)!;
    if (victim === "child") {
      const children = childrenOf(command.pid);
      const unlucky = children[Math.floor(moment * 1000) % Math.max(1, children.length)];
      if (unlucky !== undefined) killQuietly(unlucky);
    } else command.kill();
    let { exitCode } = await command.ended;
    let before: StepRunRow[] = [];
    // The last events are written together; a kill that comes after the end leaves nothing to resume.
    if (victim === "command" && exitCode !== 0) {
      before = await completed(home, run);
      ({ exitCode } = await hapju(["minutes", recording, "--resume", run, "--out", out], env));
    }
    const after = new Map((await completed(home, run)).map((row) => [nameOf(row), row]));
    return {
      victim,
      afterEvents,
      finished: before.length,
      different: reference.filter((row) => after.get(nameOf(row))?.digest !== row.digest).map(nameOf),
      doneAgain: before.filter((row) => after.get(nameOf(row))?.endedAt !== row.endedAt).map(nameOf),
      exitCode,
    };
  }
  return { kill, stepRuns: reference.length };
}
