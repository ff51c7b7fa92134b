import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MeetingApp } from "@hapju/meeting";
import { Command } from "commander";
import { prepareOutput } from "../output-folder.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";
import { makeMinutes, writeMinutes } from "./minutes.ts";

/** The package ships the sample; in a clone it is at the repository's root. */
const SAMPLE = [
  fileURLToPath(new URL("../../sample/", import.meta.url)),
  fileURLToPath(new URL("../../../../sample/", import.meta.url)),
].find(existsSync);
const RECORDING = `${SAMPLE}meeting.mp4`;

/** Where the sample's files go when nobody says. */
export const SAMPLE_OUT = "hapju-out/sample";

/** `hapju sample` */
export function sampleCommand(settings: Settings): Command {
  return new Command("sample")
    .description("Make the minutes of the sample meeting that ships with Hapju")
    .option("--out <dir>", "where the minutes go", SAMPLE_OUT)
    .action(async ({ out }: { out: string }) => {
      await withMeetingApp(settings, (app) => showSample(app, out, { anew: true }));
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

/** Makes the sample meeting, unless it is there and need not be made anew, and prints its minutes. */
export async function showSample(
  app: MeetingApp,
  out: string,
  { anew }: { readonly anew: boolean },
): Promise<void> {
  process.stdout.write(
    "A meeting of four drawn people, one of whom nobody has enrolled, becomes minutes.\n\n",
  );
  const before = anew ? undefined : await app.meetings.ofRecording(RECORDING);
  const { files, markdown } =
    before?.state === "ready"
      ? await writeMinutes(app, before.id, "meeting", await prepareOutput(out))
      : await makeMinutes(app, RECORDING, {
          people: `${SAMPLE}people.json`,
          title: "Release of the new program",
          language: "en",
          out,
        });
  process.stdout.write(`\n${markdown}\n`);
  process.stdout.write(`The files are in ${files.dir}: ${files.names.join(", ")}.\n\n`);
}
