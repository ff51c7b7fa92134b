import { defineExport } from "../export-format.ts";
import { toJson } from "../shared/to-json.ts";
import { toTracks } from "./to-tracks.ts";

/** Who is visible when and where, as JSON. */
export const tracks = defineExport({
  id: "tracks",
  title: "Faces (JSON)",
  fileName: "tracks.json",
  mediaType: "application/json",
  writtenByDefault: true,
  render: ({ people, minutes }) => toJson(toTracks(people, minutes)),
});
