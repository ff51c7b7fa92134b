import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";

/** Models, routes and the state of the model host; polled during a download. */
export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => api.get("/api/models", { signal }),
  refetchInterval: ({ state }) =>
    state.data?.models.some((model) => model.state === "downloading") ? 1000 : false,
});
