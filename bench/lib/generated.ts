import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Media } from "@hapju/media";
import { randomMeeting, renderMeeting } from "@hapju/synthesis";
import { keptFolder } from "./hapju.ts";

const SECONDS = 75;
const DRAWN_BY = fileURLToPath(new URL("../../packages/synthesis/src", import.meta.url));

export interface GeneratedMeeting {
  readonly people: number;
  readonly seed: number;
  /** Fewer are drawn sooner, where only the sound is needed. */
  readonly framesPerSecond?: number;
}

/** A meeting of drawn people with its references, the same for the same seed. It is drawn once per machine. */
export async function generateMeeting(
  { people, seed, framesPerSecond }: GeneratedMeeting,
  media: Media,
): Promise<string> {
  const random = randomMeeting({ people, seed, seconds: SECONDS });
  const script = framesPerSecond ? { ...random, framesPerSecond } : random;
  const hash = createHash("sha256").update(JSON.stringify(script));
  for (const file of globSync("**/*.ts", { cwd: DRAWN_BY, exclude: ["**/*.test.ts"] }).sort())
    hash.update(readFileSync(join(DRAWN_BY, file)));
  const dir = join(keptFolder("generated"), `${script.name}-${hash.digest("hex").slice(0, 12)}`);
  if (!existsSync(dir)) {
    const part = `${dir}.part`;
    mkdirSync(part, { recursive: true });
    await renderMeeting(script, part, media);
    renameSync(part, dir);
  }
  return dir;
}
