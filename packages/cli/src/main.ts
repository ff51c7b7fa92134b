import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { compareCommand } from "./commands/compare.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { minutesCommand } from "./commands/minutes.ts";
import { modelsCommand } from "./commands/models.ts";
import { peopleCommand } from "./commands/people.ts";
import { runsCommand } from "./commands/runs.ts";
import { sampleCommand } from "./commands/sample.ts";
import { serveCommand, startCommand } from "./commands/serve.ts";
import { tenantsCommand } from "./commands/tenants.ts";
import { workerCommand } from "./commands/worker.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { explainError } from "./explain-error.ts";
import { readSettings } from "./settings.ts";

/** Runs the command line and resolves with its exit code. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const settings = readSettings(env);
  const program = new Command("hapju")
    .description("AI orchestration: many AI models working as one system.")
    .version(manifest.version)
    .showHelpAfterError("(hapju --help lists the commands)")
    .exitOverride();
  for (const command of [
    startCommand,
    minutesCommand,
    peopleCommand,
    runsCommand,
    modelsCommand,
    workerCommand,
    evaluateCommand,
    compareCommand,
    doctorCommand,
    sampleCommand,
    serveCommand,
    tenantsCommand,
  ]) {
    program.addCommand(command(settings).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return EXIT.done;
  } catch (thrown) {
    // Commander has printed its own message.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.badInput;
    const error = await explainError(thrown, settings.home);
    process.stderr.write(`${messageOf(error)}\n`);
    if (env.HAPJU_DEBUG) process.stderr.write(`${(error as Error).stack}\n`);
    return exitCodeOf(error);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
