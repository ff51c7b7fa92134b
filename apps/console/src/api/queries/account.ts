import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get("/api/me", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await api.get("/api/users", { signal })).items,
});
