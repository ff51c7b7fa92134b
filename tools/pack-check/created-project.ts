import assert from "node:assert/strict";
import { join } from "node:path";
import type { Shell } from "./node-version.ts";
import { timed } from "./timed.ts";

/** Creates a project with `npm create hapju`, and runs its test, its type check and its pipeline. */
export async function checkCreated(shell: Shell, folder: string): Promise<void> {
  const project = join(folder, "my-app");
  await timed(shell.log, "  npm create hapju my-app", () =>
    shell.run("npm", ["create", "--yes", "hapju", "my-app"], folder),
  );
  await timed(shell.log, "  its npm install", () => shell.run("npm", ["install"], project));
  await timed(shell.log, "  its npm test", () => shell.run("npm", ["test"], project));
  await timed(shell.log, "  its npm run check", () => shell.run("npm", ["run", "check"], project));
  await timed(shell.log, "  its npm start", async () =>
    assert.match(await shell.run("npm", ["start"], project), /worst: .*Arrived broken/s),
  );
}
