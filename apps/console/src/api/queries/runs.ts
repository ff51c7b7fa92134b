import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, type Schema } from "../client";

export type Run = Schema<"Run">;
export type StepOfRun = Schema<"StepOfRun">;
export type ModelCall = Schema<"ModelCall">;

export interface RunFilter {
  readonly state?: Run["state"] | undefined;
  readonly meeting?: string | undefined;
}

export const runsQuery = (filter: RunFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(api.GET("/api/runs", { params: { query: { ...filter, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => answer(api.GET("/api/runs/{id}", { params: { path: { id } }, signal })),
  });

export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "explanation"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/runs/{id}/explanation", { params: { path: { id } }, signal }))).sentences,
  });

export const callsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "calls"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/runs/{id}/calls", { params: { path: { id } }, signal }))).items,
  });
