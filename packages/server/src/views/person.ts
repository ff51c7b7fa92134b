import type { Person as View } from "@hapju/contract";
import type { Person } from "@hapju/identity";
import { withoutUndefined } from "../without-undefined.ts";

/** A person as the API answers it: templates without their embeddings. */
export const personView = ({ id, name, createdAt, consents, templates }: Person): View => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  consents: consents.map(({ givenAt, withdrawnAt, ...consent }) =>
    withoutUndefined({
      ...consent,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString(),
    }),
  ),
  templates: templates.map(({ id, kind, model, source, quality, createdAt }) => ({
    id,
    kind,
    model,
    source,
    quality: { ...quality },
    createdAt: createdAt.toISOString(),
  })),
});
