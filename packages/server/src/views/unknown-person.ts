import type { UnknownPerson } from "@hapju/meeting";
import type { z } from "@hono/zod-openapi";
import type { unknownPerson } from "../contract/unknown-person.ts";

export const unknownView = ({
  candidates,
  anchor,
  ...rest
}: UnknownPerson): z.infer<typeof unknownPerson> => ({
  ...rest,
  anchor: { ...anchor },
  candidates: [...candidates],
});
