import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Schema } from "../client";

export type Person = Schema<"Person">;
export type Purpose = Schema<"Consent">["purpose"];

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/people", { signal }))).items,
});

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", id],
    queryFn: ({ signal }) => answer(api.GET("/api/people/{id}", { params: { path: { id } }, signal })),
  });

export const consentTextsQuery = queryOptions({
  queryKey: ["consent-texts"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/consent-texts", { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const reviewQuery = queryOptions({
  queryKey: ["review"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/review", { signal }))).items,
  staleTime: 60_000,
});

export const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => answer(api.GET("/api/policy", { signal })),
});
