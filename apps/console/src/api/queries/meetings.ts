import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api, type Schema } from "../client";

export type Meeting = Schema<"Meeting">;
export type MeetingState = Meeting["state"];

export interface MeetingFilter {
  readonly state?: MeetingState | undefined;
  readonly person?: string | undefined;
}

export const meetingsQuery = (filter: MeetingFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["meetings", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(api.GET("/api/meetings", { params: { query: { ...filter, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ["meeting", id],
    queryFn: ({ signal }) => answer(api.GET("/api/meetings/{id}", { params: { path: { id } }, signal })),
  });

export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ["search", q],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(api.GET("/api/search", { params: { query: { q, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: q.trim() !== "",
    placeholderData: keepPreviousData,
  });
