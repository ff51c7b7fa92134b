import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../cache-folder.ts";
import type { Log } from "./timed.ts";

/** A version of Node and the npm that comes with it. */
export interface NodeVersion {
  readonly node: string;
  readonly npm: string;
}

/** A folder and environment in which commands run as a user of one version of Node runs them. */
export interface Shell {
  readonly version: NodeVersion;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes what the checks in this shell say. */
  readonly log: Log;
  /**
   * Runs a command and returns what it printed.
   * @throws Error with all it printed, if it fails
   */
  run(command: string, args: readonly string[], folder: string): Promise<string>;
  /** As {@link run}, whether the command fails or not. */
  output(command: string, args: readonly string[], folder: string): Promise<string>;
}

/** The variables of an npm that runs this check are not the user's. */
const ours = /^(npm_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|HAPJU_|DATABASE_URL$|VITEST)/i;

/** Opens a shell with a version of Node. Its programs are npm packages, kept in the user's cache folder. */
export async function openShell(
  version: NodeVersion,
  env: Readonly<Record<string, string>>,
  log: Log,
): Promise<Shell> {
  const bin = await install(version);
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const environment = {
    ...Object.fromEntries(inherited),
    ...env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
  };
  const run = (command: string, args: readonly string[], folder: string) =>
    execute(command, args, { cwd: folder, env: environment, shell: process.platform === "win32" });
  return {
    version,
    environment,
    log,
    run,
    output: (...command) => run(...command).catch((error: CommandError) => error.stdout),
  };
}

/** @returns the folder of its programs */
async function install({ node, npm }: NodeVersion): Promise<string> {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const folder = join(cacheFolder(), `node-${node}-npm-${npm}`);
  const bin = join(folder, "node_modules/.bin");
  if (existsSync(join(bin, "npm"))) return bin;
  mkdirSync(folder, { recursive: true });
  const packages = [`node-${platform}-${process.arch}@${node}`, `npm@${npm}`];
  await execute("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", ...packages], {
    cwd: folder,
  });
  return bin;
}

/** Longer than anything here takes, also on a busy machine. */
const TIMEOUT_MS = 10 * 60_000;

async function execute(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly shell?: boolean },
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, args, {
      ...options,
      timeout: TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new CommandError(`\`${[command, ...args].join(" ")}\` failed in ${options.cwd}.`, error as Output);
  }
}

interface Output {
  readonly stdout?: string;
  readonly stderr?: string;
}

/** A command that failed; the message ends with what it printed. */
class CommandError extends Error {
  override readonly name = "CommandError";
  readonly stdout: string;

  constructor(message: string, { stdout = "", stderr = "" }: Output) {
    super([message, stdout, stderr].join("\n"));
    this.stdout = stdout;
  }
}
