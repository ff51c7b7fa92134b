import type { Meeting } from "@hapju/meeting";
import type { z } from "@hono/zod-openapi";
import type { meeting } from "../contract/meetings.ts";

type View = z.infer<typeof meeting>;

export const meetingView = (
  { createdAt, people, ...rest }: Meeting,
  more: Pick<View, "progress" | "failure"> = {},
): View => ({
  ...rest,
  people: people.map((person) => ({ ...person })),
  createdAt: createdAt.toISOString(),
  ...more,
});
