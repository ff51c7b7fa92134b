import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";
import { peakLevels } from "./model/peak-columns";

/** Everything about one meeting is under this key: a correction refreshes all of it. */
export const meetingKey = (id: string) => ["meeting", id] as const;

/** The minutes with the transcript. */
export const minutesQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "minutes"],
    queryFn: ({ signal }) => api.get("/api/meetings/{id}/minutes", { path: { id }, signal }),
  });

/** Who is visible where and who is heard when. */
export const tracksQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "tracks"],
    queryFn: ({ signal }) => api.get("/api/meetings/{id}/tracks", { path: { id }, signal }),
  });

/** Why everyone has the name they have. */
export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "evidence"],
    queryFn: ({ signal }) => api.get("/api/meetings/{id}/evidence", { path: { id }, signal }),
  });

/** All corrections, oldest first. */
export const correctionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "corrections"],
    queryFn: async ({ signal }) =>
      (await api.get("/api/meetings/{id}/corrections", { path: { id }, signal })).items,
  });

/** The formats that meetings are exported in: those the server was started with. */
export const exportFormatsQuery = queryOptions({
  queryKey: ["export-formats"],
  queryFn: async ({ signal }) => (await api.get("/api/export-formats", { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The unknown people of the meeting. */
export const unknownsQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingKey(id), "unknowns"],
    queryFn: async ({ signal }) =>
      (await api.get("/api/meetings/{id}/unknowns", { path: { id }, signal })).items,
  });

/** Loudness at every zoom. Made from the recording alone: no correction changes it. */
export const peaksQuery = (id: string) =>
  queryOptions({
    queryKey: ["peaks", id],
    queryFn: async ({ signal }) => {
      const response = await api.get("/api/meetings/{id}/peaks", { path: { id }, signal });
      return peakLevels(new Uint8Array(await response.arrayBuffer()));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
