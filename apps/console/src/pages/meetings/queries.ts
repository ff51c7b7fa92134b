import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { api } from "~/api/client";

/** Passages of transcripts and minutes that hold the words. */
export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ["search", q],
    queryFn: ({ pageParam: cursor, signal }) => api.get("/api/search", { query: { q, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
