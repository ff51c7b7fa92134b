import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** Unknown people of the latest meetings, in groups that look similar. */
export const reviewQuery = queryOptions({
  queryKey: ["review"],
  queryFn: async ({ signal }) => (await api.get("/api/review", { signal })).items,
  staleTime: 60_000,
});
