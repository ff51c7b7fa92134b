import createClient from "openapi-fetch";
import { ApiError, apiErrorOf, offline } from "./problem";
import type { components, paths } from "./schema";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** The API, typed by its contract. Wrap each call in `answer`. */
export const api = createClient<paths>({
  // Looked up on each call: tests may stand in between.
  fetch: (request) => fetch(request),
});

/** What a call answers. @throws ApiError */
export async function answer<Data>(
  call: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<NonNullable<Data>> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw cause instanceof ApiError || (cause instanceof DOMException && cause.name === "AbortError")
      ? cause
      : offline();
  });
  if (error !== undefined || !response.ok) throw apiErrorOf(response, error);
  // Answers without a body have nothing to read.
  return data as NonNullable<Data>;
}
