import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { blocksOf } from "./blocks.ts";

const run = promisify(execFile);

/** Languages whose blocks are run, or written where the fence names a file. Others are only shown. */
const RUN = new Set(["ts", "js", "sh"]);

/**
 * Runs the code blocks of a Markdown page in a folder, in order. A block whose fence names a file is written to it; a
 * `sh` block is run by bash and must succeed; a `ts` or `js` block without a file is run by Node.
 *
 * @param env added to the environment; its `PATH` comes first
 * @throws an error that names page, line and output of the first block that fails
 */
export async function runPage(page: string, folder: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = basename(page, ".md");
  const path = [env.PATH, process.env.PATH].filter(Boolean).join(delimiter);
  const options = { cwd: folder, env: { ...process.env, ...env, PATH: path }, timeout: 300_000 };
  for (const { language, file, code, line } of blocksOf(await readFile(page, "utf8"))) {
    if (file) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), code);
      continue;
    }
    if (!RUN.has(language)) continue;
    try {
      if (language === "sh") await run("bash", ["-euo", "pipefail", "-c", code], options);
      else {
        const script = `${name}-${line}.${language}`;
        await writeFile(join(folder, script), code);
        await run("node", [script], options);
      }
    } catch (cause) {
      const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
      throw new Error(`${page}, line ${line}: the block failed.\n${stdout}\n${stderr}`, { cause });
    }
  }
}
