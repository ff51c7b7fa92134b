import type { BiometricsStatus } from "@hapju/meeting";
import { Command } from "commander";
import { printTable } from "../print-table.ts";
import type { Settings } from "../settings.ts";
import { withTenant } from "../with-tenant.ts";

/** `hapju runs list|show|explain|cancel` */
export function runsCommand(settings: Settings): Command {
  const runs = new Command("runs").description("Runs: their state, their model calls and what they wait for");
  runs
    .command("list")
    .description("List the runs, newest first")
    .action(() =>
      withTenant(settings, async ({ engine }, scope) => {
        const rows = (await engine.queries.list(scope)).map((run) => [
          run.id,
          run.state,
          run.label ?? "",
          new Date(run.createdAt).toISOString(),
        ]);
        printTable(
          ["RUN", "STATE", "TITLE", "STARTED"],
          rows,
          "There are no runs yet. Start one with hapju minutes RECORDING.",
        );
      }),
    );
  runs
    .command("show")
    .description("Show the steps of a run and the models they called")
    .argument("<run>")
    .action((id: string) =>
      withTenant(settings, async ({ engine, meetings, biometrics }, scope) => {
        const calls = await engine.queries.calls(scope, id);
        const byModel = Map.groupBy(calls, ({ task, model }) => `${task} ${model ?? "none"}`);
        const rows = [...byModel].map(([name, group]) => [
          ...name.split(" "),
          String(group.length),
          `${Math.round(group.reduce((sum, { runMs }) => sum + runMs, 0))} ms`,
          group.some(({ degraded }) => degraded) ? "fallback" : "",
        ]);
        for (const { text } of (await engine.queries.explain(scope, id)).sentences)
          process.stdout.write(`${text}\n`);
        const meeting = await meetings.ofRun(scope, id).catch(() => undefined);
        if (meeting)
          process.stdout.write(`${describeBiometrics(await biometrics.status(scope, meeting.id))}\n`);
        printTable(
          ["TASK", "MODEL", "CALLS", "TIME", ""],
          rows,
          "No model was called: everything came from the cache.",
        );
      }),
    );
  runs
    .command("explain")
    .description("Explain what a run is doing, what is blocked and what it waits for")
    .argument("<run>")
    .action((id: string) =>
      withTenant(settings, async ({ engine }, scope) => {
        for (const { text } of (await engine.queries.explain(scope, id)).sentences)
          process.stdout.write(`${text}\n`);
      }),
    );
  runs
    .command("cancel")
    .description("Cancel a run; what has finished stays in the cache")
    .argument("<run>")
    .action((id: string) =>
      withTenant(settings, async ({ engine }, scope) => {
        await engine.cancel(scope, id);
        process.stdout.write(`${id} is cancelled.\n`);
      }),
    );
  return runs;
}

/** Says how long corrections of a meeting take, and until when. */
export function describeBiometrics({
  readable,
  expiresAt,
  destroyedAt,
  analysisSeconds,
}: BiometricsStatus): string {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  if (readable)
    return `Its embeddings of faces and voices are kept${expiresAt ? ` until ${day(expiresAt)}` : ""}: corrections take less than a second.`;
  const minutes =
    analysisSeconds === undefined ? "" : ` (about ${Math.max(1, Math.round(analysisSeconds / 60))} min)`;
  return `Its embeddings of faces and voices were destroyed${destroyedAt ? ` on ${day(destroyedAt)}` : ""}: a correction analyses the whole recording again${minutes}.`;
}
