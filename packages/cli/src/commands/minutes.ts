import { basename, extname, join } from "node:path";
import type { MeetingApp, Minutes, Quality } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import { Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { CliError } from "../errors.ts";
import { prepareOutput, writeOutput } from "../output-folder.ts";
import { workOnRun } from "../progress/work-on-run.ts";
import { readGlossary } from "../read-glossary.ts";
import type { Settings } from "../settings.ts";
import { withTenant } from "../with-tenant.ts";

/** Options of `hapju minutes`. */
export interface MinutesOptions {
  readonly people?: string;
  readonly out?: string;
  readonly language?: string;
  readonly quality?: Quality;
  readonly glossary?: string;
  readonly title?: string;
  readonly date?: string;
  readonly timeZone?: string;
  readonly json?: boolean;
}

/** A recording to write minutes of, or a run to resume; with both the recording only names the files. */
export type MinutesSource =
  | { readonly recording: string; readonly resume?: undefined }
  | { readonly recording?: string | undefined; readonly resume: string };

/** Minutes, and the files they were written to. */
export interface WrittenMinutes {
  readonly run: string;
  readonly minutes: Minutes;
  readonly markdown: string;
  readonly files: { readonly dir: string; readonly names: readonly string[] };
}

/** `hapju minutes` */
export function minutesCommand(settings: Settings): Command {
  return new Command("minutes")
    .description("Write the minutes of a recorded meeting")
    .argument("[recording]", "a video or audio file; optional with --resume")
    .option(
      "--people <path>",
      "a folder of name.jpg files or a people.json: these people, and only these, may be named",
    )
    .option("--out <dir>", "the output folder; default: hapju-out/ and the recording's name")
    .option(
      "--language <tags>",
      "the language spoken, for example ko; of several, as in en,ko, or with auto the recording decides",
      "en",
    )
    .addOption(
      new Option(
        "--quality <quality>",
        "recognise speech fast, or more accurately at several times the cost; default: fast",
      ).choices(["fast", "accurate"]),
    )
    .option("--glossary <file>", "a text file of names and terms that are likely said, one a line")
    .option("--title <text>", "title of the minutes; default: the recording's name")
    .option(
      "--date <day>",
      "the day of the meeting, YYYY-MM-DD; default: the day in the recording's header",
      dayOf,
    )
    .option(
      "--time-zone <zone>",
      "where the meeting was, such as Asia/Seoul; default: as the recording says, else HAPJU_TIME_ZONE, else this machine's",
    )
    .option("--resume <run>", "resume a run that was interrupted or failed")
    .option("--json", "print events as NDJSON")
    .action(
      async (recording: string | undefined, { resume, ...options }: MinutesOptions & { resume?: string }) => {
        const source = sourceOf(recording, resume);
        const { minutes, files, run } = await withTenant(settings, (app, scope) =>
          createMinutes(app, scope, source, options),
        );
        if (options.json) {
          process.stdout.write(`${JSON.stringify({ type: "files-written", run, ...files })}\n`);
          return;
        }
        const { decisions, actions, questions, transcript, durationSeconds } = minutes;
        process.stdout.write(
          `${minutes.title}: ${count(transcript, "turn")} in ${Math.round(durationSeconds)} s, ${count(decisions, "decision")}, ${count(actions, "action")}, ${count(questions, "open question")}.\n` +
            `Read ${join(files.dir, "minutes.md")}; the other files: ${files.names.filter((name) => name !== "minutes.md").join(", ")}.\n`,
        );
      },
    );
}

function dayOf(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError("a day is written YYYY-MM-DD, for example 2026-11-24.");
}

const count = (list: readonly unknown[], word: string) =>
  `${list.length} ${word}${list.length === 1 ? "" : "s"}`;

/** @throws CliError `bad-usage` without a recording and a run */
function sourceOf(recording: string | undefined, resume: string | undefined): MinutesSource {
  if (resume !== undefined) return { recording, resume };
  if (recording !== undefined) return { recording };
  throw new CliError(
    "bad-usage",
    "Name a recording: hapju minutes RECORDING, or resume a run: hapju minutes --resume RUN.",
  );
}

/** Starts or resumes a run, follows it to its end and writes its files. */
export async function createMinutes(
  app: MeetingApp,
  scope: Scope,
  source: MinutesSource,
  options: MinutesOptions,
): Promise<WrittenMinutes> {
  const { recording } = source;
  const session = sessionOf(source);
  const dir = await prepareOutput(options.out ?? join("hapju-out", session));
  const run = await startOrResume(app, scope, source, options);
  const next = `Resume with: ${resumeLine(run, recording, options)}`;
  await workOnRun(app, scope, run, { json: options.json ?? false, next });
  const meeting = await app.meetings.ofRun(scope, run);
  await app.meetings.settled(scope, meeting.id);
  return { run, ...(await writeMinutes(app, scope, meeting.id, session, dir)) };
}

/** Name of the output: that of the recording, or of the run where no recording is named. */
function sessionOf({ recording, resume }: MinutesSource): string {
  if (resume === undefined) return basename(recording, extname(recording));
  return recording === undefined ? resume : basename(recording, extname(recording));
}

/** Writes the files of a meeting that has minutes. */
export async function writeMinutes(
  app: MeetingApp,
  scope: Scope,
  meeting: string,
  session: string,
  dir: string,
): Promise<Omit<WrittenMinutes, "run">> {
  const result = await app.results.read(scope, meeting);
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
  scope: Scope,
  source: MinutesSource,
  { people, language, quality, glossary, title, date, timeZone }: MinutesOptions,
): Promise<string> {
  const { resume, recording } = source;
  if (resume !== undefined) {
    // An interruption between the end of the run and the last file leaves a completed run: only files are missing.
    const { state } = await app.engine.queries.read(scope, resume);
    if (state !== "completed") await app.engine.resume(scope, resume);
    return resume;
  }
  const roster = people ? await app.importPeople(scope, people) : undefined;
  const { run, rerun } = await app.meetings.create(scope, {
    path: recording,
    reuse: true,
    ...(language ? { language } : {}),
    ...(quality ? { quality } : {}),
    ...(glossary ? { glossary: await readGlossary(glossary) } : {}),
    ...(title ? { title } : {}),
    date,
    timeZone,
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
