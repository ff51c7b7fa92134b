import type { MiddlewareHandler } from "hono";
import { ServerError } from "../errors.ts";

/**
 * Answers only requests for names this server goes by: a page elsewhere whose name was made to point here (DNS
 * rebinding) asks for another.
 */
export function knownHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
    if (known.has(name)) return next();
    throw new ServerError(
      "host-unknown",
      `This server does not go by the name "${name}". Start it with --public-url to say under which name browsers reach it.`,
    );
  };
}
