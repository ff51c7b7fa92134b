import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Real meetings and weights beside the checkout; they are not part of the repository. */
const SHARED = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** The path of a shared file; ends the benchmark with a clear message where it is absent. */
export function shared(path: string): string {
  const full = `${SHARED}${path}`;
  if (existsSync(full)) return full;
  process.stderr.write(`This benchmark needs ../shared/${path} beside the checkout; it is not there.\n`);
  process.exit(0);
}
