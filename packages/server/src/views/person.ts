import type { Person as View } from "@hapju/contract";
import type { Person } from "@hapju/identity";

export const personView = ({ id, name, createdAt, consents, templates }: Person): View => ({
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
