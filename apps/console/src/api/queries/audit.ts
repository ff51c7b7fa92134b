import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, type Schema } from "../client";

export type AuditEntry = Schema<"AuditEntry">;

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly person?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(api.GET("/api/audit", { params: { query: { ...filter, cursor, limit: 100 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const verdictQuery = queryOptions({
  queryKey: ["audit", "verdict"],
  queryFn: ({ signal }) => answer(api.GET("/api/audit/verdict", { signal })),
  staleTime: 0,
});
