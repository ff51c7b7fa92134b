import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AccessLog, type MeetingApp } from "@hapju/meeting";
import { type ServerType, serve } from "@hono/node-server";
import { openAccounts } from "./accounts/accounts.ts";
import { createApp } from "./app.ts";
import { RunFeeds } from "./live/run-feeds.ts";
import { Downloads } from "./models/downloads.ts";
import { placelessBy } from "./placeless.ts";
import { UPLOADS } from "./routes/uploads.ts";
import { LIMITS, type Limits } from "./security/limits.ts";
import { openSettings } from "./settings.ts";
import { openUploads } from "./uploads/uploads.ts";

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const CONSOLE = fileURLToPath(new URL("../console", import.meta.url));

/** How often keys of biometric data that have expired are destroyed. */
const SWEEP_MS = 3_600_000;

export interface ServerOptions {
  readonly meetingApp: MeetingApp;
  /** Folder of everything this machine keeps: uploads go there. */
  readonly home: string;
  /** Default 4400; 0: any that is free. */
  readonly port?: number;
  /** The address to listen at; default 127.0.0.1: this machine alone. */
  readonly host?: string;
  /** Where browsers find the server, as behind a proxy; default `http://localhost:PORT`. */
  readonly publicUrl?: string;
  /** The folder of the built console; default: that of this checkout. */
  readonly consoleDir?: string;
  /** How much may be asked for; default: generous, and strict for sign-ins. */
  readonly limits?: Limits;
  /** Told of errors that nobody foresaw; default: the console of the process. */
  readonly onError?: (error: Error) => void;
}

export interface RunningServer extends AsyncDisposable {
  /** Where browsers find it. */
  readonly url: string;
  /** The one-time link of an owner who has set no password yet; undefined: an owner has. */
  readonly welcome: { readonly link: string; readonly email: string } | undefined;
  /** Stops listening and ends what is open. The application stays open. */
  close(): Promise<void>;
}

/**
 * Serves the HTTP API and the console.
 *
 * ```ts
 * await using server = await openServer({ meetingApp });
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
    onError = logged,
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
    const placeless = placelessBy({
      $HAPJU_MODELS_DIR: meetingApp.models.dir,
      $HAPJU_HOME: home,
    });
    const feeds = new RunFeeds(meetingApp.engine, placeless, onError);
    const downloads = new Downloads(meetingApp.models);
    const accesses = new AccessLog(directory);
    const context = { meetingApp, accounts, settings, uploads, feeds, downloads, accesses, placeless };
    const app = createApp(context, { publicUrl, hosts, consoleDir, limits, onError });
    answer = app.fetch;
    // Opening the application clears away keys that have expired; a server may run for longer than they last.
    const clearing = setInterval(() => directory.vault.sweep().catch(onError), SWEEP_MS);
    clearing.unref();
    const close = async () => {
      clearInterval(clearing);
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
      welcome: await accounts.firstLink(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    http.close();
    throw error;
  }
}

/** How long a connection may be silent, headers may take, and an upload as long as it needs. */
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

const logged = (error: Error) => console.error(error);
