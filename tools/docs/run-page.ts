import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Block, blocksOf } from "./blocks.ts";

const execute = promisify(execFile);

/** How long one block may run. */
const TIMEOUT_MS = 300_000;

/**
 * Runs the code blocks of a Markdown page in a folder, in order, as a reader would. A block whose fence names a file is
 * written to it; a `sh` block is run by bash and must succeed, and the next block starts in the folder it ended in; a `ts` or
 * `js` block without a file is run by Node. Each line of a `text` block must be in the output of the block before it.
 *
 * @param env the environment of everything that runs
 * @throws an error that names page, line and output of the first block that fails
 */
export async function runPage(page: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(folder, { recursive: true });
  let cwd = folder;
  let output = "";
  for (const block of blocksOf(await readFile(page, "utf8"))) {
    try {
      if (block.file) await write(join(cwd, block.file), block.code);
      else if (block.language === "text") compare(block.code, output);
      else if (block.language === "sh") {
        const options = { cwd, env, timeout: TIMEOUT_MS };
        const { stdout } = await execute(
          "bash",
          ["-euo", "pipefail", "-c", `${block.code}\npwd -P`],
          options,
        );
        const lines = stdout.trimEnd().split("\n");
        cwd = lines.pop() ?? cwd;
        output = lines.join("\n");
      } else if (block.language === "ts" || block.language === "js") {
        const script = `${basename(page, ".md").toLowerCase()}-${block.line}.${block.language}`;
        await write(join(cwd, script), block.code);
        const options = { cwd, env, timeout: TIMEOUT_MS };
        output = (await execute("node", [script], options)).stdout;
      }
    } catch (error) {
      throw failure(page, block, error);
    }
  }
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

function compare(expected: string, output: string): void {
  const missing = expected
    .split("\n")
    .filter((line) => line.trim() !== "")
    .find((line) => !output.includes(line.trim()));
  if (missing !== undefined)
    throw new Error(`The page says "${missing}"; the output before it is:\n${output}`);
}

function failure(page: string, { line }: Block, cause: unknown): Error {
  const { stdout = "", stderr = "", message } = cause as Error & { stdout?: string; stderr?: string };
  return new Error(`${page}, line ${line}: ${message}\n${stdout}\n${stderr}`, { cause });
}
