import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** One person of the directory. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", id],
    queryFn: ({ signal }) => api.get("/api/people/{id}", { path: { id }, signal }),
  });

/** The wordings that people agree to, in every language. */
export const consentTextsQuery = queryOptions({
  queryKey: ["consent-texts"],
  queryFn: async ({ signal }) => (await api.get("/api/consent-texts", { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});
