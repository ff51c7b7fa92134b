import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openMedia } from "@hapju/media";
import { faceDetectionModels } from "@hapju/tasks";

const SAMPLE = fileURLToPath(new URL("../../../../sample/", import.meta.url));
const WEIGHTS = fileURLToPath(new URL("../../../weights", import.meta.url));
/** End of the first sentence of the sample. */
const SECONDS = 6.3;

/** Writes a suite of one short meeting, `monday`: the first sentence of the sample. Returns its folder. */
export async function writeSuite(folder: string): Promise<string> {
  const suite = join(folder, "suite");
  const monday = join(suite, "monday");
  mkdirSync(monday, { recursive: true });
  const media = openMedia();
  await media.clip(`${SAMPLE}meeting.mp4`, {
    startSeconds: 0,
    endSeconds: SECONDS,
    output: join(monday, "the recording.mp4"),
  });
  await media.close();
  for (const name of ["people.json", "enrol", "ref.tracks.json"])
    cpSync(`${SAMPLE}${name}`, join(monday, name), { recursive: true });
  const [first] = readFileSync(`${SAMPLE}ref.stm`, "utf8").split("\n");
  writeFileSync(join(monday, "ref.stm"), `${first}\n`);
  return suite;
}

/** Writes a catalog in which the embedded face detector has a twin of another name: the same faces, computed again. */
export function writeTwinDetector(modelsDir: string): void {
  const embedded = faceDetectionModels.find(({ id }) => id === "face-api-detector");
  mkdirSync(join(modelsDir, "node_modules/@hapju"), { recursive: true });
  symlinkSync(WEIGHTS, join(modelsDir, "node_modules/@hapju/weights"), "dir");
  writeFileSync(
    join(modelsDir, "catalog.json"),
    JSON.stringify({ models: [{ ...embedded, id: "twin-detector" }] }),
  );
}
