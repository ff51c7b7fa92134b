import { z } from "@hono/zod-openapi";

/** The processes that run models, and their memory. */
export const hostStatus = z.object({
  processes: z.int(),
  busy: z.int(),
  waiting: z.int(),
  heldBytes: z.number(),
  budgetBytes: z.number(),
  loads: z.int(),
  hits: z.int(),
  evictions: z.int(),
  crashes: z.int(),
});

/** See {@link hostStatus}. */
export type HostStatus = z.infer<typeof hostStatus>;
