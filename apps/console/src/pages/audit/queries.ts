import type { AuditFilter } from "@hapju/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** Audit entries, latest first, in pages. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get("/api/audit", { query: { ...filter, cursor, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

/** Whether the audit chain is intact. */
export const verdictQuery = queryOptions({
  queryKey: ["audit", "verdict"],
  queryFn: ({ signal }) => api.get("/api/audit/verdict", { signal }),
  staleTime: 0,
});
