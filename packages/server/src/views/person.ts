import type { person } from "@hapju/contract/people";
import type { Person } from "@hapju/identity";
import type { z } from "@hono/zod-openapi";

export const personView = ({ id, name, createdAt, consents, templates }: Person): z.infer<typeof person> => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  consents: consents.map(({ givenAt, withdrawnAt, ...consent }) => ({
    ...consent,
    givenAt: givenAt.toISOString(),
    ...(withdrawnAt ? { withdrawnAt: withdrawnAt.toISOString() } : {}),
  })),
  templates: templates.map(({ id, kind, model, source, quality, createdAt }) => ({
    id,
    kind,
    model,
    source,
    quality: { ...quality },
    createdAt: createdAt.toISOString(),
  })),
});
