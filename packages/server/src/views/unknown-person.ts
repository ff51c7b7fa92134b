import type { unknownPerson } from "@hapju/contract/unknown-person";
import type { UnknownPerson } from "@hapju/meeting";
import type { z } from "@hono/zod-openapi";

export const unknownView = ({
  candidates,
  anchor,
  ...rest
}: UnknownPerson): z.infer<typeof unknownPerson> => ({
  ...rest,
  anchor: { ...anchor },
  candidates: [...candidates],
});
