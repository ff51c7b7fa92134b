import type { Recorder } from "@hapju/meeting";
import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Accounts, Caller } from "./accounts/accounts.ts";
import type { Settings } from "./settings.ts";

/** What every request handler may use. */
export interface ServerContext {
  readonly recorder: Recorder;
  readonly accounts: Accounts;
  readonly settings: Settings;
}

/** What the server knows of a request beside the request. */
export interface ServerEnv {
  Bindings: HttpBindings;
  Variables: { caller: Caller };
}

export type App = OpenAPIHono<ServerEnv>;
