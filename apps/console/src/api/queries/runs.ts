import type { Run } from "@hapju/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../client";

export interface RunFilter {
  readonly state?: Run["state"] | undefined;
  readonly meeting?: string | undefined;
}

export const runsQuery = (filter: RunFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get("/api/runs", { query: { ...filter, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => api.get("/api/runs/{id}", { path: { id }, signal }),
  });

export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "explanation"],
    queryFn: async ({ signal }) =>
      (await api.get("/api/runs/{id}/explanation", { path: { id }, signal })).sentences,
  });

export const callsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "calls"],
    queryFn: async ({ signal }) => (await api.get("/api/runs/{id}/calls", { path: { id }, signal })).items,
  });
