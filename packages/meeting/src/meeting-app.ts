import { type Engine, openEngine } from "@hapju/engine";
import { type Directory, engineVault, openDirectory } from "@hapju/identity";
import { createInference, type Inference, type InferenceOptions } from "@hapju/inference";
import { type Media, openMedia } from "@hapju/media";
import { openStorage, type Storage } from "@hapju/storage";
import { type Assembly, assembly } from "./assembly.ts";
import { type Enrolment, openEnrolment } from "./enrolment/index.ts";
import { defaultExports } from "./exports/all.ts";
import type { ExportFormat } from "./exports/export-format.ts";
import { createExports, type Exports } from "./exports/exports.ts";
import { defaultLanguages } from "./minutes/lang/all.ts";
import type { Language } from "./minutes/lang/language.ts";
import { createLanguages, type Languages } from "./minutes/lang/languages.ts";
import { meetingMinutes } from "./pipeline.ts";
import { openSavedRoutes, type SavedRoutes } from "./saved-routes.ts";
import type { Quality } from "./service/meetings/meeting.ts";
import { checkTimeZone, machineTimeZone } from "./service/meetings/time-zone.ts";
import { type MeetingService, openService } from "./service/open-service.ts";

/** What a meeting application consists of and where it keeps its data. */
export interface MeetingAppOptions {
  /** Folder of the data of this machine. */
  readonly home: string;
  /** A PostgreSQL server shared by several machines; default: PGlite in the home. */
  readonly databaseUrl?: string | undefined;
  /** `s3://bucket/prefix` or a folder; default: a folder in the home. */
  readonly objectsUrl?: string | undefined;
  /** Folder of downloaded and built models. */
  readonly modelsDir: string;
  /** The order of models by task, over the environment's, the saved ones and the catalog's. */
  readonly routes?: InferenceOptions["routes"];
  /** Tasks; default: {@link assembly}'s, which the steps of meetings need. */
  readonly tasks?: Assembly["tasks"] | undefined;
  /** Runtimes; default: {@link assembly}'s. */
  readonly runtimes?: Assembly["runtimes"] | undefined;
  /** Models, and paths of catalog files; default: {@link assembly}'s. */
  readonly catalog?: Assembly["catalog"] | undefined;
  /** Formats that meetings are exported in; default: {@link defaultExports}. */
  readonly exports?: readonly ExportFormat[] | undefined;
  /** Languages that minutes are written in; default: {@link defaultLanguages}. */
  readonly languages?: readonly Language[] | undefined;
  /**
   * The time zone of meetings that state none, such as `Asia/Seoul`: their days are counted in it. Default: that of this
   * machine.
   */
  readonly timeZone?: string | undefined;
  /** What recognisers are chosen by for meetings that do not state it; default `fast`. */
  readonly quality?: Quality | undefined;
  /** Names and terms that are likely said in every meeting, as they are written. */
  readonly glossary?: readonly string[] | undefined;
  /** Notified of model downloads that a run starts. */
  readonly onDownload?: InferenceOptions["onProgress"];
}

/** A meeting application: storage, models, media, directory and engine, and the service on top of them. */
export interface MeetingApp extends MeetingService, Enrolment, AsyncDisposable {
  readonly storage: Storage;
  readonly models: Inference;
  readonly savedRoutes: SavedRoutes;
  readonly media: Media;
  readonly directory: Directory;
  readonly engine: Engine;
  readonly exports: Exports;
  readonly languages: Languages;
  close(): Promise<void>;
}

/**
 * Opens a meeting application.
 *
 * ```ts
 * await using app = await openMeetingApp({ home: ".hapju", modelsDir: "models" });
 * app.engine.work();
 * const { id } = await app.meetings.create(localScope, { path: "standup.mp4" });
 * await app.meetings.settled(localScope, id);
 * const { minutes } = await app.results.read(localScope, id);
 * ```
 * @throws MeetingError `registration-invalid`, `bad-time-zone`
 */
export async function openMeetingApp(options: MeetingAppOptions): Promise<MeetingApp> {
  const opened: { close(): Promise<void> }[] = [];
  const closing = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    opened.unshift(part);
    return part;
  };
  const close = async () => {
    for (const part of opened.splice(0)) await part.close();
  };
  try {
    return { ...(await openParts(options, closing)), close, [Symbol.asyncDispose]: close };
  } catch (error) {
    // A part could not be opened: the parts opened before are closed.
    await close();
    throw error;
  }
}

/** Opens the parts, each of which it hands to `closing`; they are closed in reverse order. */
async function openParts(
  options: MeetingAppOptions,
  closing: <Part extends { close(): Promise<void> }>(part: Part) => Part,
): Promise<Omit<MeetingApp, "close" | typeof Symbol.asyncDispose>> {
  const { home, databaseUrl, objectsUrl, modelsDir, routes, onDownload } = options;
  const timeZone = checkTimeZone(options.timeZone ?? machineTimeZone());
  const languages = createLanguages(options.languages ?? defaultLanguages);
  const exports = createExports(options.exports ?? defaultExports, languages);
  const storage = closing(await openStorage({ home, databaseUrl, objectsUrl }));
  const savedRoutes = await openSavedRoutes(storage.database);
  const media = closing(openMedia());
  const models = closing(
    createInference({
      tasks: options.tasks ?? assembly.tasks,
      runtimes: options.runtimes ?? assembly.runtimes,
      catalog: options.catalog ?? assembly.catalog,
      dir: modelsDir,
      savedRoutes: savedRoutes.read,
      routes,
      onProgress: onDownload,
    }),
  );
  const pipeline = meetingMinutes({ media, languages });
  const directory = await openDirectory({ storage, home });
  const engine = closing(
    await openEngine({
      storage,
      pipelines: [pipeline],
      tasks: models,
      vault: engineVault(directory.vault),
    }),
  );

  const { close: _, ...service } = closing(
    await openService({
      storage,
      models,
      media,
      directory,
      engine,
      pipeline,
      languages,
      timeZone,
      quality: options.quality ?? "fast",
      glossary: options.glossary ?? [],
    }),
  );
  const enrolment = openEnrolment(directory, models, media);
  const parts = { storage, models, savedRoutes, media, directory, engine, exports, languages };
  return { ...parts, ...service, ...enrolment };
}
