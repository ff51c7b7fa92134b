import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { toast } from "~/components/ui/toast";
import { modelsQuery } from "./queries";

interface Change {
  /** Ids of models, best first; null: as the catalog has it. */
  readonly order: readonly string[] | null;
  /** What the page says when it is done. */
  readonly said: string;
}

/** Changes the order of models for a task: shown at once, put back where the server refuses. */
export function useChangeRoute(task: string) {
  const queries = useQueryClient();
  const textOf = useProblemText();
  const { queryKey } = modelsQuery;
  return useMutation({
    mutationFn: ({ order }: Change) =>
      api.put("/api/routes/{task}", { path: { task }, body: { order: order && [...order] } }),
    onMutate: async ({ order }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      if (before && order)
        queries.setQueryData(queryKey, {
          ...before,
          routes: before.routes.map((route) =>
            route.task === task ? { ...route, order: [...order] } : route,
          ),
        });
      return before;
    },
    onSuccess: (_, { said }) => toast({ title: said }),
    onError: (error, _, before) => {
      if (before) queries.setQueryData(queryKey, before);
      toast({ title: textOf(error), tone: "danger" });
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
