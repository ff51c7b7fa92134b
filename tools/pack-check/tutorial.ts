import { join } from "node:path";
import { runPage } from "../docs/run-page.ts";
import { ROOT } from "../packages/manifest.ts";
import type { Shell } from "./node-version.ts";
import { timed } from "./timed.ts";

/** Follows the tutorial in an empty folder, as a reader does. */
export async function checkTutorial(shell: Shell, folder: string): Promise<void> {
  await timed(shell.log, "  the tutorial", () =>
    runPage(join(ROOT, "docs/tutorial/README.md"), join(folder, "tutorial"), shell.environment),
  );
}
