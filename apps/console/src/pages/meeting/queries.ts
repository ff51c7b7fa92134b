import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "~/api/client";
import { peakLevels } from "./model/peak-columns";
import type { CorrectionRecord } from "./model/types";

/** Everything about one meeting lies under this key: a correction refreshes all of it. */
export const meetingKey = (id: string) => ["meeting", id] as const;

const path = (id: string) => ({ params: { path: { id } } });

export const minutesQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "minutes"],
    queryFn: ({ signal }) => answer(api.GET("/api/meetings/{id}/minutes", { ...path(id), signal })),
  });

export const tracksQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "tracks"],
    queryFn: ({ signal }) => answer(api.GET("/api/meetings/{id}/tracks", { ...path(id), signal })),
  });

export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "evidence"],
    queryFn: ({ signal }) => answer(api.GET("/api/meetings/{id}/evidence", { ...path(id), signal })),
  });

export const correctionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "corrections"],
    queryFn: async ({ signal }) =>
      // The client's types take a pair for a list.
      (await answer(api.GET("/api/meetings/{id}/corrections", { ...path(id), signal })))
        .items as CorrectionRecord[],
  });

export const unknownsQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "unknowns"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/meetings/{id}/unknowns", { ...path(id), signal }))).items,
  });

/** Loudness at every zoom. Made from the recording alone: no correction changes it. */
export const peaksQuery = (id: string) =>
  queryOptions({
    queryKey: ["peaks", id],
    queryFn: async ({ signal }) => {
      const bytes = await answer(
        api.GET("/api/meetings/{id}/peaks", { ...path(id), parseAs: "arrayBuffer", signal }),
      );
      return peakLevels(new Uint8Array(bytes as unknown as ArrayBuffer));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
