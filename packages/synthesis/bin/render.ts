import { readFile } from "node:fs/promises";
import { openMedia } from "@hapju/media";
import { parseScript, renderMeeting } from "@hapju/synthesis";

const [scriptPath, folder] = process.argv.slice(2);
if (scriptPath === undefined || folder === undefined) {
  process.stderr.write("Usage: node packages/synthesis/bin/render.ts SCRIPT.json FOLDER\n");
  process.exit(2);
}
const media = openMedia();
try {
  const script = parseScript(JSON.parse(await readFile(scriptPath, "utf8")));
  const { video, durationSeconds, frames } = await renderMeeting(script, folder, media);
  process.stdout.write(`${video}: ${durationSeconds.toFixed(1)} s, ${frames} frames\n`);
} finally {
  await media.close();
}
