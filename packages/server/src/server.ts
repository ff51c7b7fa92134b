import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AccessLog, type MeetingApp } from "@hapju/meeting";
import { DEFAULT_TENANT } from "@hapju/spec";
import { type ServerType, serve } from "@hono/node-server";
import { openAccounts } from "./accounts/accounts.ts";
import { createApp } from "./app.ts";
import { RunFeeds } from "./live/run-feeds.ts";
import { logError } from "./log.ts";
import { Downloads } from "./models/downloads.ts";
import { createRedactPaths } from "./redact-paths.ts";
import { UPLOADS } from "./routes/uploads.ts";
import { LIMITS, type Limits } from "./security/limits.ts";
import { openSettings } from "./settings.ts";
import { openUploads } from "./uploads/uploads.ts";

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const CONSOLE = fileURLToPath(new URL("../console", import.meta.url));

/** How often expired keys of biometric data are destroyed. */
const SWEEP_MS = 3_600_000;

/** What {@link openServer} serves, and where. */
export interface ServerOptions {
  readonly meetingApp: MeetingApp;
  /** Folder of everything this machine keeps; uploads are stored in it. */
  readonly home: string;
  /** Default 4400; 0: any free port. */
  readonly port?: number;
  /** The address to listen on; default 127.0.0.1, this machine only. */
  readonly host?: string;
  /** Where browsers find the server, as behind a proxy; default `http://localhost:PORT`. */
  readonly publicUrl?: string;
  /** The folder of the built console; default: the one of this package. */
  readonly consoleDir?: string;
  /** Rate limits; the default is generous, and strict for sign-ins. */
  readonly limits?: Limits;
  /** Notified of unexpected errors; default: logs to the console of the process. */
  readonly onError?: (error: Error) => void;
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  /** Where browsers find it. */
  readonly url: string;
  /** The one-time link of an owner of the default tenant who has not set a password yet; undefined: an owner has. */
  readonly welcome: { readonly link: string; readonly email: string } | undefined;
  /** Stops listening and ends open connections. The application stays open. */
  close(): Promise<void>;
}

/**
 * Serves the HTTP API and the console.
 *
 * ```ts
 * await using server = await openServer({ meetingApp, home });
 * console.log(server.url, server.welcome?.link);
 * ```
 */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const {
    meetingApp,
    home,
    port = 4400,
    host = "127.0.0.1",
    consoleDir = CONSOLE,
    limits = LIMITS,
    onError = logError,
  } = options;
  const { storage, directory } = meetingApp;
  let answer: ReturnType<typeof createApp>["fetch"] = () => new Response("Starting.\n", { status: 503 });
  const http = serve({ fetch: (request, env) => answer(request, env), port, hostname: host });
  limitTimes(http);
  try {
    const { port: taken } = await listening(http);
    const publicUrl = new URL(options.publicUrl ?? `http://localhost:${taken}`);
    const settings = await openSettings(storage.database);
    const accounts = await openAccounts({
      database: storage.database,
      vault: directory.vault,
      settings,
      publicUrl,
    });
    const hosts = [...LOCAL, publicUrl.hostname, ...(host === "0.0.0.0" || host === "::" ? [] : [host])];
    const uploads = await openUploads({ dir: join(home, "uploads"), path: UPLOADS });
    const redactPaths = createRedactPaths({
      $HAPJU_MODELS_DIR: meetingApp.models.dir,
      $HAPJU_HOME: home,
    });
    const feeds = new RunFeeds(meetingApp.engine, redactPaths, onError);
    const downloads = new Downloads(meetingApp.models);
    const accesses = new AccessLog(directory);
    const context = { meetingApp, accounts, settings, uploads, feeds, downloads, accesses, redactPaths };
    const app = createApp(context, { publicUrl, hosts, consoleDir, limits, onError });
    answer = app.fetch;
    // Opening the application destroys expired keys; a server may run for longer than they last.
    const sweeping = setInterval(() => directory.vault.sweep().catch(onError), SWEEP_MS);
    sweeping.unref();
    const close = async () => {
      clearInterval(sweeping);
      uploads.close();
      feeds.close();
      downloads.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        if ("closeAllConnections" in http) http.closeAllConnections();
      });
    };
    return {
      url: publicUrl.origin,
      welcome: await accounts.firstLink(DEFAULT_TENANT),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    http.close();
    throw error;
  }
}

/** Limits how long a connection may be silent and headers may take. An upload may take as long as it needs. */
function limitTimes(http: ServerType): void {
  if (!("headersTimeout" in http)) return;
  http.headersTimeout = 20_000;
  http.requestTimeout = 0;
  http.timeout = 300_000;
}

const listening = (http: ServerType) =>
  new Promise<AddressInfo>((resolve, reject) => {
    const ready = () => resolve(http.address() as AddressInfo);
    if (http.listening) return ready();
    http.once("listening", ready);
    http.once("error", reject);
  });
