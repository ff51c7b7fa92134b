import { basename, join } from "node:path";
import { ROOT } from "../manifest.ts";
import { republishNodeAv } from "./node-av.ts";
import { republishOnnxRuntime } from "./onnxruntime.ts";
import { republishPrepopulatedFs } from "./pglite-prepopulatedfs.ts";
import { ourName } from "./write-package.ts";

/**
 * Packages that cannot be installed as they are: scripts that download what Hapju does not use and fail where they cannot, or
 * peers of another version. They are published again under a name of ours, without what is in the way. Code imports
 * them by their own name, which is an alias in the published manifests (docs/decisions/0026).
 */
const REPUBLISHED: Readonly<Record<string, (from: string, to: string) => void>> = {
  "@electric-sql/pglite-prepopulatedfs": republishPrepopulatedFs,
  "node-av": republishNodeAv,
  "onnxruntime-node": republishOnnxRuntime,
};

/** What a published manifest says for a dependency: an alias if the package is published again. */
export const republishedAs = (name: string, version: string): string =>
  name in REPUBLISHED ? `npm:${ourName(name)}@${version}` : version;

/** Stages the packages that are published again: one or more folders in `target`, each named as its package. */
export function stageRepublished(target: string): void {
  for (const [name, republish] of Object.entries(REPUBLISHED))
    republish(join(ROOT, "node_modules", name), join(target, basename(name)));
}
