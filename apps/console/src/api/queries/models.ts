import { queryOptions } from "@tanstack/react-query";
import { answer, api, type Schema } from "../client";

export type Model = Schema<"Model">;
export type Route = Schema<"Route">;

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => answer(api.GET("/api/models", { signal })),
  refetchInterval: ({ state }) =>
    state.data?.models.some((model) => model.state === "downloading") ? 1000 : false,
});
