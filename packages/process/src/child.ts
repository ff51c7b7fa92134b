import { fork } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type BirpcReturn, createBirpc } from "birpc";
import { ProcessError } from "./errors.ts";
import { sharedFile } from "./shared-file.ts";
import { pack, unpack } from "./wire.ts";

/** How much of the child's stderr is kept for the error message, in characters. */
const LAST_WORDS = 2_000;

/**
 * Models and decoders allocate and free large blocks repeatedly. glibc keeps up to 32 MB of what is free: with
 * a new mapping for each, inference takes a quarter longer and decoding half as long again (docs/measurements/memory.md).
 */
const MALLOC = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_TRIM_THRESHOLD_: "33554432",
  MALLOC_MMAP_THRESHOLD_: "33554432",
};

/** Outputs of models and decoded images are short-lived and outside V8's heap: collected late, they add up. */
const YOUNG = "--max-semi-space-size=2";

/** How to start a child process. */
export interface ChildOptions {
  /** Name in error messages and process titles, for example `media`. */
  readonly name: string;
  /** Environment variables added to the parent's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of `node` itself, for example `--max-old-space-size=512`. */
  readonly nodeArguments?: readonly string[];
}

/** A running child process and the functions it serves. */
export interface Child<Calls extends object> {
  readonly pid: number;
  /** The child's functions. Every call rejects with {@link ProcessError} when the child dies. */
  readonly calls: BirpcReturn<Calls, object>;
  /** Resolves, never rejects, with the reason the process ended. */
  readonly ended: Promise<ProcessError>;
  /** Kills the process and resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a module as a child process and calls its functions as if they were local.
 *
 * @example
 * // adder.ts, the child
 * serveChild({ add: (a: number, b: number) => a + b });
 * // the parent
 * const child = startChild<{ add(a: number, b: number): number }>(new URL("./adder.ts", import.meta.url), { name: "adder" });
 * await child.calls.add(1, 2); // 3
 */
export function startChild<Calls extends object>(module: URL, options: ChildOptions): Child<Calls> {
  const handle = fork(fileURLToPath(module), {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc", sharedFile()], // the last is CHILD_DESCRIPTOR
    execArgv: [YOUNG, ...(options.nodeArguments ?? [])],
    env: { ...process.env, ...MALLOC, ...compileCache(), ...options.env },
  });
  let lastWords = "";
  handle.stderr?.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  const calls = createBirpc<Calls, object>(
    {},
    {
      // Not awaited: `ended` settles the calls of a child that died.
      post: (message) => {
        if (handle.connected) handle.send(message, () => {});
      },
      on: (listener) => handle.on("message", listener),
      serialize: pack,
      deserialize: unpack,
      timeout: -1,
    },
  );
  const ended = new Promise<ProcessError>((resolve) => {
    const settle = (exitCode: number | null, signal: string | null, cause?: Error) => {
      const how = cause?.message ?? (signal ? `signal ${signal}` : `exit code ${exitCode}`);
      const words = lastWords.trim();
      const error = new ProcessError(
        "child-died",
        `The ${options.name} process died (${how})${words ? `: ${words.split("\n").at(-1)}` : ""}`,
        { process: options.name, exitCode, signal, lastWords: words },
        { cause },
      );
      calls.$close(error);
      resolve(error);
    };
    handle.on("error", (cause) => settle(null, null, cause));
    handle.on("close", (exitCode, signal) => settle(exitCode, signal));
  });
  return {
    pid: handle.pid ?? -1,
    calls,
    ended,
    async stop() {
      handle.kill("SIGKILL");
      await ended;
    },
  };
}

/** The child shares the parent's compile cache; Node adds a folder of its version. */
function compileCache(): Record<string, string> {
  const folder = getCompileCacheDir();
  return folder ? { NODE_COMPILE_CACHE: dirname(folder) } : {};
}
