import type { RuntimeHost } from "@hapju/spec";

/** The host side of the `javascript` runtime: there is nothing to start. */
export const runtime: RuntimeHost<undefined> = { start: async () => undefined };
