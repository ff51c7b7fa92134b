import type { MiddlewareHandler } from "hono";
import { secretOf } from "../accounts/keys.ts";
import type { ServerEnv } from "../context.ts";
import { ServerError } from "../errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses requests that another site's page makes with this browser's cookies: what changes anything must come from
 * a page of this origin, by `Origin`, or by `Sec-Fetch-Site` where a browser leaves it out. Keys need no such
 * check: no browser adds them by itself. Any other `Authorization` it may add, from an address such as
 * `https://name:word@host`, and the cookies would still count.
 */
export const sameOrigin: MiddlewareHandler<ServerEnv> = async (c, next) => {
  if (SAFE.has(c.req.method) || secretOf(c.req.raw.headers) !== undefined) return next();
  const origin = c.req.header("origin");
  const own = origin === undefined ? c.req.header("sec-fetch-site") : hostOf(origin);
  const expected = origin === undefined ? "same-origin" : c.req.header("host");
  const isOwn = own === expected;
  // Without cookies there is nobody to act for, and a command line sends neither header.
  if (!isOwn && (own !== undefined || c.req.header("cookie") !== undefined))
    throw new ServerError(
      "origin-foreign",
      `Requests that change something must come from a page of this server, not of ${origin ?? "an unknown origin"}. Programs use an API key instead of cookies.`,
    );
  return next();
};

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : "");
