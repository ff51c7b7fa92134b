import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "../manifest.ts";
import { copyScripts, writePackage } from "./write-package.ts";

/**
 * The bindings of FFmpeg's libraries; their binaries are in the original's platform packages, which have no scripts.
 * The original's script downloads the program `ffmpeg`, and its optional `werift` serves WebRTC: neither is used.
 */
export function republishNodeAv(from: string, to: string): void {
  const original = readManifest(from);
  copyScripts(join(from, "dist"), join(to, "dist"));
  rmSync(join(to, "dist/ffmpeg/install.js"));
  copyFileSync(join(from, "LICENSE.md"), join(to, "LICENSE.md"));
  const platforms = Object.keys(original.optionalDependencies ?? {}).filter((name) =>
    name.startsWith("@seydx/"),
  );
  writePackage(to, original, {
    optionalDependencies: Object.fromEntries(platforms.map((name) => [name, original.version])),
  });
}
