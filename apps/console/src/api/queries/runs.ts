import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

/** One run with its steps. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => api.get("/api/runs/{id}", { path: { id }, signal }),
  });
