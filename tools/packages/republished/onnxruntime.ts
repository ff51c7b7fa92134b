import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Manifest, readManifest } from "../manifest.ts";
import { copyScripts, ourName, writePackage } from "./write-package.ts";

/** The npm package brings no licence file; this is that of its repository. */
const LICENSE = fileURLToPath(new URL("./onnxruntime-license.txt", import.meta.url));
const ADDON = "onnxruntime_binding.node";

/**
 * The JavaScript in one package and the binaries of each platform in another: 46 MB are installed instead of 290.
 * The original's script downloads libraries for CUDA on Linux, and fails the installation where it cannot.
 */
export function republishOnnxRuntime(from: string, to: string): void {
  const original = readManifest(from);
  const binaries = join(from, "bin/napi-v6");
  const platforms = readdirSync(binaries).flatMap((os) =>
    readdirSync(join(binaries, os)).map((cpu) => ({ os, cpu, name: `${original.name}-${os}-${cpu}` })),
  );
  for (const { os, cpu, name } of platforms)
    stageBinaries(join(binaries, os, cpu), `${to}-${os}-${cpu}`, original, { name: ourName(name), os, cpu });
  copyScripts(join(from, "dist"), join(to, "dist"));
  loadFromPlatformPackage(join(to, "dist/binding.js"));
  copyFileSync(LICENSE, join(to, "LICENSE"));
  writePackage(to, original, {
    dependencies: { "onnxruntime-common": original.version },
    optionalDependencies: Object.fromEntries(platforms.map(({ name }) => [ourName(name), original.version])),
  });
}

function stageBinaries(
  from: string,
  to: string,
  original: Manifest,
  { name, os, cpu }: { readonly name: string; readonly os: string; readonly cpu: string },
): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) linkSync(join(from, file), join(to, file));
  copyFileSync(LICENSE, join(to, "LICENSE"));
  writePackage(to, original, {
    name,
    description: `The binaries of onnxruntime-node for ${os} on ${cpu}`,
    main: ADDON,
    types: undefined,
    os: [os],
    cpu: [cpu],
    // There are no builds for musl.
    libc: os === "linux" ? ["glibc"] : undefined,
  });
}

function loadFromPlatformPackage(binding: string): void {
  const code = readFileSync(binding, "utf8");
  const changed = code.replace(
    `../bin/napi-v6/\${process.platform}/\${process.arch}/${ADDON}`,
    `@hapju/onnxruntime-node-\${process.platform}-\${process.arch}`,
  );
  if (changed === code)
    throw new Error(`${binding} loads its addon in an unknown way. Adapt ${import.meta.url}.`);
  writeFileSync(binding, changed);
}
