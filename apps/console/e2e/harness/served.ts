import { type ChildProcess, spawn } from "node:child_process";
import { once as event } from "node:events";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { once } from "./once.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const HAPJU = join(ROOT, "packages/hapju/bin/hapju.js");
const CONSOLE = join(ROOT, "apps/console");

export interface Served extends AsyncDisposable {
  /** Where it is found, such as `http://localhost:40123`. */
  readonly url: string;
  /** The one-time link of the first owner. */
  readonly welcome: string;
  readonly home: string;
  /**
   * Kills the server as a power cut would, and starts it again on the same home and port.
   * @param meanwhile done while there is no server
   */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
}

export interface ServeOptions {
  /** With the sample meeting in it. */
  readonly sample?: boolean;
  /** Settings of the installation, such as `HAPJU_MODELS_URL`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Text of the project's `hapju.config.mjs`. */
  readonly config?: string;
}

/** Runs `hapju serve` on a home of its own. */
export async function serve(
  home: string,
  { sample = false, env = {}, config }: ServeOptions = {},
): Promise<Served> {
  await builtConsole();
  if (sample) await cp(await sampleHome(), home, { recursive: true });
  if (config !== undefined) await writeFile(join(home, "hapju.config.mjs"), config);
  let running = await start(home, ["--port", "0"], env);
  const { url, welcome } = running;
  return {
    url,
    home,
    welcome: welcome ?? "",
    async restart(meanwhile) {
      await end(running.child, "SIGKILL");
      await meanwhile?.();
      running = await start(home, ["--port", new URL(url).port], env);
    },
    [Symbol.asyncDispose]: () => end(running.child, "SIGTERM"),
  };
}

/** The built console, in the folder the server reads, built again only when a source has changed. */
export const builtConsole = () =>
  once("console", async () => {
    const build = spawn(process.execPath, [join(CONSOLE, "build-if-changed.js")], {
      cwd: CONSOLE,
      // The tests run with another, with which React is built for development.
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [code] = await event(build, "exit");
    if (code !== 0) throw new Error(`the console could not be built: ${code}`);
  });

/** A home in which the sample meeting is ready. */
const sampleHome = () =>
  once("sample", async (home) => {
    const { child } = await start(home, ["--port", "0", "--sample"]);
    await end(child, "SIGTERM");
  });

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly welcome: string | undefined;
}

const MOST_SAID = 4000;

/** Starts the server and waits until it says where it is. */
async function start(home: string, args: readonly string[], env: ServeOptions["env"] = {}): Promise<Started> {
  const child = spawn(process.execPath, [HAPJU, "serve", ...args], {
    cwd: home,
    env: { ...process.env, HAPJU_HOME: home, DATABASE_URL: "", HAPJU_OBJECTS_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Shown when it fails only: it says how far every run is.
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-MOST_SAID);
  });
  let url: string | undefined;
  let welcome: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    url ??= /The console is at (\S+)/.exec(line)?.[1];
    welcome ??= /(\S+\/welcome\?token=\S+)/.exec(line)?.[1];
    if (line.startsWith("Ctrl-C")) break;
  }
  // What it prints later is read and forgotten: a full pipe would stop it.
  child.stdout.resume();
  if (url === undefined)
    throw new Error(`hapju serve ended with ${child.exitCode} before it said where it is:\n${said}`);
  return { child, url, welcome };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = event(child, "exit");
  child.kill(signal);
  await exited;
}
