import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";

/** Everyone in the directory. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async ({ signal }) => (await api.get("/api/people", { signal })).items,
});

/** What the installation stores about unknown people. */
export const policyQuery = queryOptions({
  queryKey: ["policy"],
  queryFn: ({ signal }) => api.get("/api/policy", { signal }),
});
