import type { Run } from "@hapju/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** Which runs to list. */
export interface RunFilter {
  readonly state?: Run["state"] | undefined;
  readonly meeting?: string | undefined;
}

/** Runs, latest first. */
export const runsQuery = (filter: RunFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get("/api/runs", { query: { ...filter, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

/** What a run is doing or did, in sentences. */
export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "explanation"],
    queryFn: async ({ signal }) =>
      (await api.get("/api/runs/{id}/explanation", { path: { id }, signal })).sentences,
  });

/** The model calls of a run. */
export const callsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "calls"],
    queryFn: async ({ signal }) => (await api.get("/api/runs/{id}/calls", { path: { id }, signal })).items,
  });
