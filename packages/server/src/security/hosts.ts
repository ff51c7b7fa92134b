import type { MiddlewareHandler } from "hono";
import { ServerError } from "../errors.ts";

/**
 * Refuses requests for host names that are not the server's: a foreign page whose name was made to resolve to this
 * machine (DNS rebinding) sends its own. @throws ServerError `host-unknown`
 */
export function knownHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
    if (known.has(name)) return next();
    throw new ServerError(
      "host-unknown",
      `"${name}" is not a host name of this server. Start it with --public-url and the address at which browsers reach it.`,
    );
  };
}
