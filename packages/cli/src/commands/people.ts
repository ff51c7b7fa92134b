import { Command } from "commander";
import { printTable } from "../print-table.ts";
import type { Settings } from "../settings.ts";
import { withTenant } from "../with-tenant.ts";

/** `hapju people add|import|list|remove` */
export function peopleCommand(settings: Settings): Command {
  const people = new Command("people").description(
    "The directory: who may be named, and what they consented to",
  );
  people
    .command("add")
    .description("Enrol a person by one or more photos, or a voice sample; you state that they consented")
    .argument("<name>", "the person's name, as minutes will show it")
    .argument("<files...>", "photos with one face each, or audio files with that voice only")
    .option("--id <id>", "the person's id; default: derived from the name")
    .action((name: string, files: string[], { id }: { id?: string }) =>
      withTenant(settings, async (app, scope) => {
        const person = await app.enrol(scope, name, files, id);
        process.stdout.write(`${person.name} is in the directory as ${person.id}.\n`);
      }),
    );
  people
    .command("import")
    .description(
      "Enrol everyone in a folder of name.jpg files or in a people.json; you state that they consented",
    )
    .argument("<path>", "a folder or a people.json")
    .action((path: string) =>
      withTenant(settings, async (app, scope) => {
        const ids = await app.importPeople(scope, path);
        process.stdout.write(`${ids.length} people of ${path} may be named: ${ids.join(", ")}.\n`);
      }),
    );
  people
    .command("list")
    .description("List the directory")
    .action(() =>
      withTenant(settings, async ({ directory }, scope) => {
        const rows = (await directory.list(scope)).map(({ id, name, templates, consents }) => [
          id,
          name,
          String(templates.filter(({ kind }) => kind === "face").length),
          String(templates.filter(({ kind }) => kind === "voice").length),
          consents
            .filter(({ withdrawnAt }) => !withdrawnAt)
            .map(({ purpose }) => purpose)
            .join(", ") || "none",
        ]);
        printTable(
          ["ID", "NAME", "FACES", "VOICES", "CONSENTS"],
          rows,
          "The directory is empty. Add people with: npx hapju people import FOLDER",
        );
      }),
    );
  people
    .command("remove")
    .description("Erase a person: templates, and every key of artifacts that hold their face or voice")
    .argument("<id>")
    .action((id: string) =>
      withTenant(settings, async ({ directory, biometrics }, scope) => {
        await directory.remove(scope, id);
        const changed = await biometrics.removePerson(scope, id);
        const left =
          changed.length === 0
            ? ""
            : ` The name is removed from ${count(changed.length)}, which the next run recomputes.`;
        process.stdout.write(`${id} is erased.${left}\n`);
      }),
    );
  return people;
}

const count = (meetings: number) => `${meetings} meeting${meetings === 1 ? "" : "s"}`;
