import { z } from "@hono/zod-openapi";

/** A point in time of a run. */
export const millis = z.number().describe("Milliseconds since 1970");
