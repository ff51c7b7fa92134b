import type { AccessLog, MeetingApp } from "@hapju/meeting";
import type { Scope } from "@hapju/spec";
import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Accounts } from "./accounts/accounts.ts";
import type { Caller } from "./accounts/caller.ts";
import type { RunFeeds } from "./live/run-feeds.ts";
import type { Downloads } from "./models/downloads.ts";
import type { RedactPaths } from "./redact-paths.ts";
import type { ServerSettings } from "./settings.ts";
import type { Uploads } from "./uploads/uploads.ts";

/** What every request handler may use. */
export interface ServerContext {
  readonly meetingApp: MeetingApp;
  readonly accounts: Accounts;
  readonly settings: ServerSettings;
  readonly uploads: Uploads;
  /** The runs that are watched, and their readers. */
  readonly feeds: RunFeeds;
  /** Model downloads in progress. */
  readonly downloads: Downloads;
  /** The log of who read what. */
  readonly accesses: AccessLog;
  /** Removes the paths of this machine from error messages. */
  readonly redactPaths: RedactPaths;
}

/** What the server knows of a request beside the request itself. */
export interface ServerEnv {
  Bindings: HttpBindings;
  Variables: {
    /** The user or API key that makes the request. */
    caller: Caller;
    /** In whose name it runs: the tenant and id of the caller. */
    scope: Scope;
  };
}

/** The Hono application. */
export type App = OpenAPIHono<ServerEnv>;
