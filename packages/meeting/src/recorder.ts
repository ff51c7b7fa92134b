import { basename, extname } from "node:path";
import type { People } from "@hapju/attribution";
import { type Directory, openDirectory } from "@hapju/directory";
import { type Engine, openEngine } from "@hapju/engine";
import { type Media, openMedia } from "@hapju/media";
import { faceEmbedding, type Models, type ModelsOptions, openModels, speakerEmbedding } from "@hapju/models";
import { openStorage, type Storage } from "@hapju/storage";
import { calibrationsOf } from "./calibrations.ts";
import { type Enrolment, openEnrolment } from "./enrolment.ts";
import { MeetingError } from "./errors.ts";
import type { Minutes } from "./minutes/schema.ts";
import { meetingMinutes } from "./pipeline.ts";
import type { Recording } from "./recording.ts";

export interface RecorderOptions {
  /** Folder of everything this machine keeps. */
  readonly home: string;
  /** A PostgreSQL server shared by several machines; default: PGlite in the home. */
  readonly databaseUrl?: string | undefined;
  /** `s3://bucket/prefix` or a folder; default: a folder in the home. */
  readonly objectsUrl?: string | undefined;
  /** Folder of downloaded and built models. */
  readonly modelsDir: string;
  /** The order of models by task, over the environment's and the catalog's. */
  readonly routes?: ModelsOptions["routes"];
  /** Told of model downloads that a run starts. */
  readonly onDownload?: ModelsOptions["onProgress"];
}

export interface RecordOptions {
  /** BCP 47 tag of the language spoken; default `en`. It is locked: no model guesses it. */
  readonly language?: string;
  /** Default: the file's name. */
  readonly title?: string;
  /** Ids of the people who may be named; default: everybody in the directory. */
  readonly roster?: readonly string[];
}

/** The minutes of a finished run, and why everybody is named as they are. */
export interface MeetingResult {
  readonly minutes: Minutes;
  readonly people: People;
}

/** The meeting recorder: storage, models, media, directory and engine, put together once. */
export interface Recorder extends Enrolment, AsyncDisposable {
  readonly storage: Storage;
  readonly models: Models;
  readonly media: Media;
  readonly directory: Directory;
  readonly engine: Engine;
  /**
   * Starts a run on a recording and returns its id. Nothing is computed before a worker works.
   * @throws MediaError, ModelsError `model-missing`, MeetingError
   */
  start(path: string, options?: RecordOptions): Promise<string>;
  /** @throws EngineError while the run has no result */
  result(run: string): Promise<MeetingResult>;
  close(): Promise<void>;
}

/** Opens the meeting recorder. */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const { home, databaseUrl, objectsUrl, modelsDir, routes, onDownload } = options;
  // What is open already is closed again when a later part cannot be opened.
  await using opened = new AsyncDisposableStack();
  const closing = <Part extends { close(): Promise<void> }>(part: Part): Part =>
    opened.adopt(part, (one) => one.close());
  const storage = closing(await openStorage({ home, databaseUrl, objectsUrl }));
  const media = closing(openMedia());
  const models = closing(
    await openModels({
      dir: modelsDir,
      ...(routes ? { routes } : {}),
      ...(onDownload ? { onProgress: onDownload } : {}),
    }),
  );
  const pipeline = meetingMinutes(media);
  const directory = await openDirectory({ storage, home });
  const engine = closing(
    await openEngine({ storage, pipelines: [pipeline], tasks: models, vault: directory.vault }),
  );

  async function start(path: string, asked: RecordOptions = {}): Promise<string> {
    const { language = "en", title = basename(path, extname(path)), roster } = asked;
    const requirements = { language: checkLanguage(language) };
    const info = await media.probe(path);
    if (!info.audio && !info.video) {
      throw new MeetingError("no-tracks", `${path} has neither a sound nor a picture track.`, { path });
    }
    const file = await storage.objects.putFile(path);
    const { durationSeconds, truncated, video, createdAt } = info;
    const recording: Recording = {
      file,
      durationSeconds,
      hasAudio: info.audio !== undefined,
      ...(video ? { video: { width: video.width, height: video.height } } : {}),
      truncated,
    };
    const faceModel = (await models.plan([faceEmbedding.name], requirements))[faceEmbedding.name]!;
    const voiceModel = await models
      .plan([speakerEmbedding.name], requirements)
      .then((plan) => plan[speakerEmbedding.name])
      .catch(() => undefined);
    const scope = scopeOf(file.digest);
    // Said before their templates are read: who leaves the directory from here on takes the recording's key along.
    await directory.vault.cover(scope, roster ?? (await directory.list()).map(({ id }) => id));
    const snapshot = await directory.snapshot({
      faceModel,
      ...(voiceModel ? { voiceModel } : {}),
      ...(roster ? { roster } : {}),
    });
    return engine.start(
      pipeline,
      {
        recording,
        language,
        directory: { people: snapshot.people },
        calibrations: calibrationsOf(models.catalog, faceModel, voiceModel),
        corrections: [],
        facts: { title, ...(createdAt ? { date: createdAt.slice(0, 10) } : {}) },
      },
      { scope, requirements, label: title },
    );
  }

  async function result(run: string): Promise<MeetingResult> {
    const minutes = (await engine.output(run, null)) as Minutes;
    const people = (await engine.output(run, "people")) as People;
    return { minutes, people };
  }

  const enrolment = openEnrolment(directory, models, media);
  const parts = { storage, models, media, directory, engine };
  // All parts are open: from here on they live until the recorder is closed.
  const all = opened.move();
  const close = () => all.disposeAsync();
  return { ...parts, ...enrolment, start, result, close, [Symbol.asyncDispose]: close };
}

/** The key scope of a recording: what is sealed in its runs is erased together. */
export const scopeOf = (recordingDigest: string) => `recording-${recordingDigest}`;

function checkLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    throw new MeetingError(
      "bad-language",
      `"${tag}" is no language tag. Give a BCP 47 tag such as en, ko or pt-BR.`,
      { language: tag },
    );
  }
}
