import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await api.get("/api/people", { signal })).items,
});

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", id],
    queryFn: ({ signal }) => api.get("/api/people/{id}", { path: { id }, signal }),
  });

export const consentTextsQuery = queryOptions({
  queryKey: ["consent-texts"],
  queryFn: async ({ signal }) => (await api.get("/api/consent-texts", { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const reviewQuery = queryOptions({
  queryKey: ["review"],
  queryFn: async ({ signal }) => (await api.get("/api/review", { signal })).items,
  staleTime: 60_000,
});

export const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => api.get("/api/policy", { signal }),
});
