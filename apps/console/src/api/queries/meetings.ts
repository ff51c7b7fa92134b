import type { MeetingState } from "@hapju/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../client";

/** Which meetings to list. */
export interface MeetingFilter {
  readonly state?: MeetingState | undefined;
  readonly person?: string | undefined;
}

/** Meetings, latest first, in pages. */
export const meetingsQuery = (filter: MeetingFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ["meetings", filter],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get("/api/meetings", { query: { ...filter, cursor }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

/** One meeting. */
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: ["meeting", id],
    queryFn: ({ signal }) => api.get("/api/meetings/{id}", { path: { id }, signal }),
  });
