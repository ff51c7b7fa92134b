import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathOf } from "../../../../tools/peers/peer.ts";
import { pythonPackages } from "../../../../tools/peers/python-packages.ts";

const here = import.meta.dirname;

/** A Python with pyannote.metrics and MeetEval. */
export const python = await pythonPackages(join(here, "requirements.txt"));

/** What a script of this folder prints of a folder of files, read as JSON. */
export const scoresOf = (script: string, folder: string): unknown =>
  JSON.parse(
    execFileSync(pathOf(python), [join(here, script), folder], {
      encoding: "utf8",
      maxBuffer: 2 ** 26,
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
