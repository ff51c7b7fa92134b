import { basename, extname } from "node:path";
import { importPeople, templatersOf } from "@hapju/meeting";
import { Command } from "commander";
import { printTable } from "../print-table.ts";
import type { Settings } from "../settings.ts";
import { withRecorder } from "../with-recorder.ts";

/** `hapju people add|import|list|remove` */
export function peopleCommand(settings: Settings): Command {
  const people = new Command("people").description(
    "The directory: who may be named, and what they consented to",
  );
  people
    .command("add")
    .description("Enrol a person by one or more photos, or a voice sample")
    .argument("<name>", "the person's name, as minutes will show it")
    .argument("<files...>", "photos with one face each, or recordings with that voice alone")
    .option("--id <id>", "the person's id; default: made from the name")
    .action((name: string, files: string[], { id }: { id?: string }) =>
      withRecorder(settings, async (recorder) => {
        const added = await recorder.enrol({ name, files, ...(id ? { id } : {}) });
        process.stdout.write(`${added.name} is in the directory as ${added.id}.\n`);
      }),
    );
  people
    .command("import")
    .description("Enrol everybody of a folder of name.jpg files or of a people.json")
    .argument("<path>", "a folder or a people.json")
    .action((path: string) =>
      withRecorder(settings, async (recorder) => void printImport(await recorder.importPeople(path))),
    );
  people
    .command("list")
    .description("List the directory")
    .action(() =>
      withRecorder(settings, async ({ directory }) => {
        const rows = (await directory.list()).map(({ id, name }) => [id, name]);
        printTable(
          ["ID", "NAME"],
          rows,
          "Nobody is in the directory. Add people with hapju people import FOLDER.",
        );
      }),
    );
  people
    .command("remove")
    .description("Erase a person: templates, and every key of artifacts that hold their face or voice")
    .argument("<id>")
    .action((id: string) =>
      withRecorder(settings, async ({ directory }) => {
        await directory.remove(id);
        process.stdout.write(`${id} is erased.\n`);
      }),
    );
  return people;
}
