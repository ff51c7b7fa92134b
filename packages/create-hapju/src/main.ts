import { relative } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { CreateError, createProject } from "./create-project.ts";

const USAGE = "Name the folder of the project: npm create hapju my-app";

/** Runs the command and returns its exit code: 0, or 2 for bad usage. */
export function main([folder, ...others]: readonly string[]): number {
  if (!folder || folder.startsWith("-") || others.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const path = createProject(folder, manifest.version);
    process.stdout.write(
      `Created ${path}. Next:

  cd ${relative(process.cwd(), path) || "."}
  npm install
  npm test        the model and the pipeline, tested
  npm start       the pipeline, run on three reviews
`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof CreateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
