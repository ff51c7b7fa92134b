import { defineConfig } from "hapju";
import { defineExport } from "hapju/meeting";
import { koreanWords } from "./src/korean-words.ts";
import { lookup } from "./src/lookup.ts";
import { translation } from "./src/translation.ts";

const speakers = defineExport({
  id: "speakers",
  title: "Speakers",
  fileName: "speakers.txt",
  mediaType: "text/plain",
  writtenByDefault: true,
  render: ({ minutes }) => minutes.attendees.map(({ name }) => name ?? "unknown").join("\n"),
});

export default defineConfig({
  tasks: [translation],
  runtimes: [lookup],
  catalog: [koreanWords],
  exports: [speakers],
});
