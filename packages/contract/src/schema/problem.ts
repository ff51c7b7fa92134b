import { z } from "@hono/zod-openapi";
import { PROBLEM_CODES } from "./problem-codes.ts";

/** What the API answers instead of a result: problem details (RFC 9457). */
export const problem = z
  .object({
    type: z.string().describe("`about:blank`, or a page about this kind of problem"),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe("What is wrong, where, and what to do next"),
    code: z
      .string()
      .describe("Stable name of the problem; the examples are all codes of this version")
      .openapi({ examples: [...PROBLEM_CODES] }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe("Every field of the request that breaks a rule"),
  })
  .openapi("Problem", { description: "RFC 9457 problem details" });

/** See {@link problem}. */
export type Problem = z.infer<typeof problem>;

const problemResponse = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

/** Responses that every route may give beside its own. */
export const problems = {
  400: problemResponse("The request breaks a rule; `errors` names the fields"),
  401: problemResponse("No user is signed in"),
  403: problemResponse("The role does not allow this"),
  404: problemResponse("It does not exist, or this user may not see it"),
  409: problemResponse("The present state does not allow this; `code` says why"),
  422: problemResponse("The content cannot be used: a photo without a face, a file that is not media, …"),
  429: problemResponse("Too many requests; `Retry-After` says when to try again"),
};
