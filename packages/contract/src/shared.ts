import { z } from "@hono/zod-openapi";

/** Who may call a route: everybody with at least this role. */
export type Role = "viewer" | "editor" | "owner";

export const problem = z
  .object({
    type: z.string().describe("`about:blank`, or a page about this kind of problem"),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("What is wrong, where, and what to do next"),
    code: z.string().describe("Stable name of the problem, such as `meeting-unknown`"),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe("Every field of the request that breaks a rule"),
  })
  .openapi("Problem", { description: "RFC 9457 problem details" });

const problemAnswer = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

/** Answers that every route may give beside its own. */
export const problems = {
  400: problemAnswer("The request breaks a rule; `errors` names the fields"),
  401: problemAnswer("Nobody is signed in"),
  403: problemAnswer("The role does not allow this"),
  404: problemAnswer("There is no such thing, or it is not for this user"),
  409: problemAnswer("It cannot be done as things are; `code` says why"),
  422: problemAnswer("What was sent cannot be used: a photo without a face, a file that is no recording, …"),
  429: problemAnswer("Too many requests; `Retry-After` says when to try again"),
};

export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { "application/json": { schema } },
});

/** A request body of JSON. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

export const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w.-]+$/);
export const idParam = z.object({ id: id.openapi({ param: { in: "path", name: "id" } }) });
export const seconds = z.number().nonnegative().describe("Seconds from the start of the recording");
export const instant = z.iso.datetime().describe("ISO 8601, UTC");

export const box = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe("Fractions of the frame")
  .openapi("Box");

export const paging = z.object({
  cursor: z.string().max(200).optional().describe("`next` of the page before"),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional().describe("Absent on the last page") });
