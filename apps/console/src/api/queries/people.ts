import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await api.get("/api/people", { signal })).items,
});

export const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => api.get("/api/policy", { signal }),
});
