import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { Settings } from "../settings.ts";
import { makeMinutes } from "./minutes.ts";

const SAMPLE = fileURLToPath(new URL("../../../../sample/", import.meta.url));

/** `hapju sample`: what `npm start` runs. */
export function sampleCommand(settings: Settings): Command {
  return new Command("sample")
    .description("Make the minutes of the sample meeting that ships with Hapju")
    .option("--out <dir>", "where the minutes go", "hapju-out/sample")
    .action(async ({ out }: { out: string }) => {
      process.stdout.write(
        "A meeting of four drawn people, one of whom nobody has enrolled, becomes minutes.\n\n",
      );
      const { files, markdown } = await makeMinutes(settings, `${SAMPLE}meeting.mp4`, {
        people: `${SAMPLE}people.json`,
        title: "Release of the new program",
        language: "en",
        out,
      });
      process.stdout.write(`\n${markdown}\n`);
      process.stdout.write(`The files are in ${files.dir}: ${files.names.join(", ")}.\n\n`);
      process.stdout.write(
        [
          "Try next:",
          "  npx hapju people import FOLDER      a folder of name.jpg files: who may be named",
          "  npx hapju minutes RECORDING         minutes of your own meeting",
          "  npx hapju models list               models that do better, and how to get them",
          "  npx hapju runs explain RUN          what a run is doing, and why it waits",
          "",
        ].join("\n"),
      );
    });
}
