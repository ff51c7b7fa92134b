import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

/** The signed-in user. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => api.get("/api/me", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Everyone who may sign in. For owners only. */
export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await api.get("/api/users", { signal })).items,
});
