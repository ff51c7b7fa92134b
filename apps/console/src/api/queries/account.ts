import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../client";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => answer(api.GET("/api/me", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/users", { signal }))).items,
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/keys", { signal }))).items,
});
