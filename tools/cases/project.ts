import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** The `hapju` command. */
export const COMMAND = resolve(ROOT, "packages/cli/src/bin.ts");

/** The shared data, beside the checkout wherever the cases are. */
export const SHARED_DATA = resolve(ROOT, "../shared/data");

/** The cases that run when no folder is named. */
export const SHARED_CASES = resolve(ROOT, "../shared/cases");
