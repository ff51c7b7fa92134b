import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MeetingApp } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { Command } from "commander";
import { prepareOutput } from "../output-folder.ts";
import type { Settings } from "../settings.ts";
import { withTenant } from "../with-tenant.ts";
import { createMinutes, writeMinutes } from "./minutes.ts";

/** The package ships the sample; in a clone it is at the repository's root. */
const SAMPLE = [
  fileURLToPath(new URL("../../sample/", import.meta.url)),
  fileURLToPath(new URL("../../../../sample/", import.meta.url)),
].find(existsSync);
const RECORDING = `${SAMPLE}meeting.mp4`;

/** The default output folder of the sample. */
export const SAMPLE_OUT = "hapju-out/sample";

/** `hapju sample` */
export function sampleCommand(settings: Settings): Command {
  return new Command("sample")
    .description("Write the minutes of the sample meeting that ships with Hapju")
    .option("--out <dir>", "the output folder", SAMPLE_OUT)
    .action(async ({ out }: { out: string }) => {
      await withTenant(settings, (app, scope) => showSample(app, scope, out, { recompute: true }));
      process.stdout.write(
        [
          "Try next:",
          "  npx hapju people import FOLDER      a folder of name.jpg files: who may be named",
          "  npx hapju minutes RECORDING         minutes of your own meeting",
          "  npx hapju models list               more accurate models, and how to install them",
          "  npx hapju runs explain RUN          what a run is doing and what it waits for",
          "",
        ].join("\n"),
      );
    });
}

/** Prints the minutes of the sample meeting. @param options `recompute`: create them even if they exist */
export async function showSample(
  app: MeetingApp,
  scope: Scope,
  out: string,
  { recompute }: { readonly recompute: boolean },
): Promise<void> {
  process.stdout.write("Minutes of a meeting of four drawn people; three of them are enrolled.\n\n");
  const before = recompute ? undefined : await app.meetings.ofRecording(scope, RECORDING);
  const { files, markdown } =
    before?.state === "ready"
      ? await writeMinutes(app, scope, before.id, "meeting", await prepareOutput(out))
      : await createMinutes(
          app,
          scope,
          { recording: RECORDING },
          {
            people: `${SAMPLE}people.json`,
            title: "Release of the new program",
            language: "en",
            out,
          },
        );
  process.stdout.write(`\n${markdown}\n`);
  process.stdout.write(`The files are in ${files.dir}: ${files.names.join(", ")}.\n\n`);
}
