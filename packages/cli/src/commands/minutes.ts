import { basename, extname, join } from "node:path";
import type { MeetingApp, Minutes } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { Command } from "commander";
import { CliError } from "../errors.ts";
import { prepareOutput, writeOutput } from "../output-folder.ts";
import { workOnRun } from "../progress/work-on-run.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";

export interface MinutesOptions {
  readonly people?: string;
  readonly out?: string;
  readonly language?: string;
  readonly title?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

export interface MadeMinutes {
  readonly run: string;
  readonly minutes: Minutes;
  readonly markdown: string;
  readonly files: { readonly dir: string; readonly names: readonly string[] };
}

/** `hapju minutes` */
export function minutesCommand(settings: Settings): Command {
  return new Command("minutes")
    .description("Make the minutes of a recorded meeting")
    .argument("[recording]", "a video or sound file; with --resume it may be left out")
    .option(
      "--people <path>",
      "a folder of name.jpg files or a people.json: these people, and only these, may be named",
    )
    .option("--out <dir>", "where the files go; default: hapju-out/ and the recording's name")
    .option("--language <tag>", "the language spoken, for example en or ko; it is never guessed", "en")
    .option("--title <text>", "title of the minutes; default: the recording's name")
    .option("--resume <run>", "go on with a run that was interrupted or failed")
    .option("--json", "print events as NDJSON")
    .action(async (recording: string | undefined, options: MinutesOptions) => {
      if (!recording && !options.resume) {
        throw new CliError(
          "bad-usage",
          "Name a recording: hapju minutes RECORDING (or go on with a run: --resume RUN).",
        );
      }
      const { minutes, files, run } = await withMeetingApp(settings, (app) =>
        makeMinutes(app, recording, options),
      );
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ type: "files-written", run, ...files })}\n`);
        return;
      }
      const { decisions, actions, questions, transcript, durationSeconds } = minutes;
      process.stdout.write(
        `${minutes.title}: ${count(transcript, "turn")} in ${Math.round(durationSeconds)} s, ${count(decisions, "decision")}, ${count(actions, "action")}, ${count(questions, "open question")}.\n` +
          `Read ${join(files.dir, "minutes.md")}; beside it: ${files.names.filter((name) => name !== "minutes.md").join(", ")}.\n`,
      );
    });
}

const count = (list: readonly unknown[], word: string) =>
  `${list.length} ${word}${list.length === 1 ? "" : "s"}`;

/** Starts or resumes a run, follows it to its end and writes its files. */
export async function makeMinutes(
  app: MeetingApp,
  recording: string | undefined,
  options: MinutesOptions,
): Promise<MadeMinutes> {
  const session = recording ? basename(recording, extname(recording)) : options.resume!;
  const dir = await prepareOutput(options.out ?? join("hapju-out", session));
  const run = await startOrResume(app, recording, options);
  const goOn = `go on with: ${resumeLine(run, recording, options)}`;
  await workOnRun(app, run, { json: options.json ?? false, goOn });
  const meeting = await app.meetings.ofRun(run);
  await app.meetings.settled(meeting.id);
  return { run, ...(await writeMinutes(app, meeting.id, session, dir)) };
}

/** Writes the files of a meeting that has minutes. */
export async function writeMinutes(
  app: MeetingApp,
  meeting: string,
  session: string,
  dir: string,
): Promise<Omit<MadeMinutes, "run">> {
  const result = await app.results.read(meeting);
  const files = await app.exports.renderDefaults(result, session);
  await writeOutput(dir, files);
  const page = files.find(({ name }) => name === "minutes.md")?.content;
  return {
    minutes: result.minutes,
    markdown: typeof page === "string" ? page : "",
    files: { dir, names: files.map(({ name }) => name) },
  };
}

async function startOrResume(
  app: MeetingApp,
  recording: string | undefined,
  options: MinutesOptions,
): Promise<string> {
  const { people, language, title, resume } = options;
  if (resume) {
    // Cut off between the end of the run and the last file, only the files are missing.
    const { state } = await app.engine.queries.read(localScope, resume);
    if (state !== "completed") await app.engine.resume(localScope, resume);
    return resume;
  }
  const roster = people ? await app.importPeople(people) : undefined;
  const { run, rerun } = await app.meetings.create({
    path: recording!,
    reuse: true,
    ...(language ? { language } : {}),
    ...(title ? { title } : {}),
    ...(roster ? { roster } : {}),
  });
  return rerun ?? run;
}

function resumeLine(run: string, recording: string | undefined, { out }: MinutesOptions): string {
  const quote = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    "npx hapju minutes",
    ...(recording ? [quote(recording)] : []),
    "--resume",
    run,
    ...(out ? ["--out", quote(out)] : []),
  ].join(" ");
}
