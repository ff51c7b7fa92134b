import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => api.get("/api/runs/{id}", { path: { id }, signal }),
  });
