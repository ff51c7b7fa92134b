import type { MiddlewareHandler } from "hono";
import { secretOf } from "../accounts/keys.ts";
import type { ServerEnv } from "../context.ts";
import { ServerError } from "../errors.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses requests that a page of another site makes with this browser's cookies: a request that changes something
 * must come from a page of this origin, by `Origin`, or by `Sec-Fetch-Site` where a browser omits it. API keys need no
 * such check: no browser adds them by itself. Any other `Authorization` does, because a browser adds one for an address
 * such as `https://name:word@host` and sends the cookies too. @throws ServerError `origin-foreign`
 */
export const sameOrigin: MiddlewareHandler<ServerEnv> = async (c, next) => {
  if (SAFE.has(c.req.method) || secretOf(c.req.raw.headers) !== undefined) return next();
  const origin = c.req.header("origin");
  const own = origin === undefined ? c.req.header("sec-fetch-site") : hostOf(origin);
  const expected = origin === undefined ? "same-origin" : c.req.header("host");
  const isOwn = own === expected;
  // Without cookies no user is signed in, and command-line tools send neither header.
  if (!isOwn && (own !== undefined || c.req.header("cookie") !== undefined))
    throw new ServerError(
      "origin-foreign",
      `Requests that change something must come from a page of this server, not of ${origin ?? "an unknown origin"}. Programs use an API key instead of cookies.`,
    );
  return next();
};

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : "");
