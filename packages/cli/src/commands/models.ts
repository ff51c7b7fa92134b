import type { Inference } from "@hapju/inference";
import { Command } from "commander";
import { configuredAssembly } from "../config/configured-assembly.ts";
import { loadConfig } from "../config/load-config.ts";
import { CliError } from "../errors.ts";
import { printTable } from "../print-table.ts";
import { reportDownload } from "../progress/download.ts";
import type { Settings } from "../settings.ts";

const MOST_LANGUAGES = 6;

/** `hapju models list|pull|check` */
export function modelsCommand(settings: Settings): Command {
  const withModels = async (use: (models: Inference) => Promise<void>) => {
    const { createInference } = await import("@hapju/inference");
    const assembly = await configuredAssembly(await loadConfig(process.cwd()));
    const models = createInference({ ...assembly, dir: settings.modelsDir, onProgress: reportDownload });
    try {
      await use(models);
    } finally {
      await models.close();
    }
  };
  const command = new Command("models").description(
    "The catalog: the models, and which of them are installed",
  );
  command
    .command("list")
    .description("List the models of every task, in the order of their route")
    .action(() =>
      withModels(async (models) => {
        const rows = models
          .status()
          .models.map(({ entry, state }) => [
            entry.task,
            entry.id,
            state,
            languagesOf(entry.languages),
            entry.licence + (entry.commercialUse ? "" : " (no commercial use)"),
            megabytes(entry.files),
          ]);
        printTable(
          ["TASK", "MODEL", "STATE", "LANGUAGES", "LICENCE", "DOWNLOAD"],
          rows,
          "The catalog is empty.",
        );
      }),
    );
  command
    .command("pull")
    .description("Download a model; an interrupted download continues where it stopped")
    .argument("<id...>")
    .action((ids: string[]) =>
      withModels(async (models) => {
        for (const id of ids) {
          await models.pull(id);
          process.stdout.write(`${id} is in ${settings.modelsDir}.\n`);
        }
      }),
    );
  command
    .command("check")
    .description("Verify the files of every installed model, or of the named ones")
    .argument("[id...]")
    .action((ids: string[]) =>
      withModels(async (models) => {
        const { isEmbedded } = await import("@hapju/inference");
        const present = models
          .status()
          .models.filter(({ state, entry }) => state === "present" || isEmbedded(entry));
        const wanted = ids.length > 0 ? ids : present.map(({ entry }) => entry.id);
        const faults: string[] = [];
        for (const id of wanted) {
          try {
            await models.check(id);
            process.stdout.write(`${id}: good\n`);
          } catch (error) {
            process.stdout.write(`${id}: ${(error as Error).message}\n`);
            faults.push(id);
          }
        }
        if (faults.length > 0) {
          throw new CliError(
            "unhealthy",
            `${faults.length} of ${wanted.length} models are damaged: ${faults.join(", ")}. Download them again with: hapju models pull ID`,
            { faults },
          );
        }
      }),
    );
  return command;
}

/** The first languages of many: a table must fit a terminal. */
function languagesOf(languages: readonly string[] = []): string {
  const more = languages.length - MOST_LANGUAGES;
  return more > 0 ? `${languages.slice(0, MOST_LANGUAGES).join(" ")} and ${more} more` : languages.join(" ");
}

/** Size of the download of a model; empty without one, `?` where the catalog has no size. */
function megabytes(files: readonly object[]): string {
  const downloaded = files.filter((file) => "url" in file);
  const sizes = downloaded.flatMap((file) => (file as { readonly bytes?: number }).bytes ?? []);
  if (downloaded.length === 0) return "";
  if (sizes.length < downloaded.length) return "?";
  return `${Math.ceil(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6)} MB`;
}
