import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** The API keys of the signed-in user. */
export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: async ({ signal }) => (await api.get("/api/keys", { signal })).items,
});
