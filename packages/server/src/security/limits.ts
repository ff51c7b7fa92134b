import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { rateLimiter } from "hono-rate-limiter";
import type { ServerEnv } from "../context.ts";
import { ServerError } from "../errors.ts";

/** How many requests are allowed. */
export interface Limits {
  /** Failed sign-ins from one address, and for one user, in 15 minutes. */
  readonly signIns: number;
  /** Requests from one address in a minute. */
  readonly requests: number;
}

/** The default limits. */
export const LIMITS: Limits = { signIns: 20, requests: 3000 };

const MIB = 1024 * 1024;
/** How long a body other than an upload may take to arrive. */
const BODY_MS = 60_000;

const addressOf = (c: Context<ServerEnv>) => getConnInfo(c).remote.address ?? "";

const tooMany = (c: Context<ServerEnv>) => {
  const reset = c.get("rateLimit" as never) as { resetTime?: Date } | undefined;
  const seconds = Math.max(1, Math.ceil(((reset?.resetTime?.getTime() ?? Date.now()) - Date.now()) / 1000));
  c.header("Retry-After", String(seconds));
  throw new ServerError("too-many-requests", `Too many requests. Try again in ${seconds} s.`, { seconds });
};

/** The limit of all requests: generous, so that only a runaway loop reaches it. */
export const requestLimit = ({ requests }: Limits): MiddlewareHandler<ServerEnv> =>
  rateLimiter<ServerEnv>({ windowMs: 60_000, limit: requests, keyGenerator: addressOf, handler: tooMany });

/** The limits of passwords and invitations: failures count, by address and by user. */
export function signInLimits({ signIns }: Limits): MiddlewareHandler<ServerEnv>[] {
  const limit = (keyGenerator: (c: Context<ServerEnv>) => string | Promise<string>) =>
    rateLimiter<ServerEnv>({
      windowMs: 15 * 60_000,
      limit: signIns,
      keyGenerator,
      skipSuccessfulRequests: true,
      handler: tooMany,
    });
  const userOf = async (c: Context<ServerEnv>) => {
    const body = (await c.req.json().catch(() => undefined)) as { email?: unknown } | undefined;
    return typeof body?.email === "string" ? body.email.trim().toLowerCase() : addressOf(c);
  };
  return [limit(addressOf), limit(userOf)];
}

/** The largest body by route: 1 MiB, 25 MiB for photos, 100 MiB for voice samples. Uploads have limits of their own. */
export function bodyLimits(uploads: string): MiddlewareHandler<ServerEnv> {
  const limitTo = (mebibytes: number) =>
    bodyLimit({
      maxSize: mebibytes * MIB,
      onError: () => {
        throw new ServerError(
          "body-too-large",
          `The body is larger than ${mebibytes} MiB. Send a smaller one.`,
          { mebibytes },
        );
      },
    });
  const json = limitTo(1);
  const photo = limitTo(25);
  const sound = limitTo(100);
  return (c, next) => {
    const { path } = c.req;
    if (path === uploads || path.startsWith(`${uploads}/`)) return next();
    cutSlowBody(c);
    return (path.endsWith("/faces") ? photo : path.endsWith("/voices") ? sound : json)(c, next);
  };
}

/** Ends a connection whose body arrives too slowly: it would be held for nothing. */
function cutSlowBody(c: Context<ServerEnv>): void {
  const { incoming } = c.env;
  if (c.req.method === "GET" || c.req.method === "HEAD" || incoming.complete) return;
  const timer = setTimeout(() => incoming.complete || incoming.destroy(), BODY_MS);
  incoming.once("close", () => clearTimeout(timer));
}
