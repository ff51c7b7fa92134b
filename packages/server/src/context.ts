import type { AccessLog, MeetingApp } from "@hapju/meeting";
import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Accounts, Caller } from "./accounts/accounts.ts";
import type { RunFeeds } from "./live/run-feeds.ts";
import type { Downloads } from "./models/downloads.ts";
import type { Placeless } from "./placeless.ts";
import type { Settings } from "./settings.ts";
import type { Uploads } from "./uploads/uploads.ts";

/** What every request handler may use. */
export interface ServerContext {
  readonly meetingApp: MeetingApp;
  readonly accounts: Accounts;
  readonly settings: Settings;
  readonly uploads: Uploads;
  /** Who watches which runs. */
  readonly feeds: RunFeeds;
  readonly downloads: Downloads;
  /** Who looked at what. */
  readonly accesses: AccessLog;
  /** What may be told of an error's message. */
  readonly placeless: Placeless;
}

/** What the server knows of a request beside the request. */
export interface ServerEnv {
  Bindings: HttpBindings;
  Variables: { caller: Caller };
}

export type App = OpenAPIHono<ServerEnv>;
