import { once } from "node:events";
import { Command, InvalidArgumentError } from "commander";
import { CliError } from "../errors.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";
import { checkedScope } from "../with-tenant.ts";
import { SAMPLE_OUT, showSample } from "./sample.ts";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly sample?: boolean;
}

/** `hapju serve` */
export const serveCommand = (settings: Settings): Command =>
  listeningCommand("serve")
    .description("Serve the web console and the HTTP API, and work on runs")
    .option("--sample", "create the sample meeting first, if it does not exist")
    .action((options: ServeOptions) => serve(settings, options));

/** `hapju start`: what a new user runs first. */
export const startCommand = (settings: Settings): Command =>
  listeningCommand("start")
    .description("Start Hapju: create the sample meeting once, then serve the web console")
    .action((options: ServeOptions) => serve(settings, { ...options, sample: true }));

const listeningCommand = (name: string) =>
  new Command(name)
    .option("--port <number>", "the port to listen on", portOf, 4400)
    .option(
      "--host <address>",
      "the address to listen on; 0.0.0.0: all addresses of this machine",
      "127.0.0.1",
    )
    .option(
      "--public-url <url>",
      "where browsers find the server; default: http://localhost and the port",
      urlOf,
    );

async function serve(settings: Settings, { sample, ...where }: ServeOptions): Promise<void> {
  await withMeetingApp(settings, async (app) => {
    // The server serves every tenant; the sample meeting is of one.
    const scope = sample ? await checkedScope(app, settings) : undefined;
    const { openServer } = await import("@hapju/server");
    await using server = await openServer({ meetingApp: app, home: settings.home, ...where }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EADDRINUSE") throw error;
        throw new CliError(
          "bad-usage",
          `Port ${where.port} is taken by another program. Stop it, or choose another port: --port 4500.`,
        );
      },
    );
    if (scope) await showSample(app, scope, SAMPLE_OUT, { recompute: false });
    const worker = app.engine.work();
    process.stdout.write(`The console is at ${server.url}\n`);
    if (server.welcome)
      process.stdout.write(
        `Choose a password first. This link works once: ${server.welcome.link}\n` +
          `You sign in as ${server.welcome.email} unless you enter another email.\n`,
      );
    process.stdout.write("Ctrl-C stops the server; runs continue at the next start.\n");
    await Promise.race([interrupted(), worker.stopped]);
    process.stdout.write("Stopping. What has finished is kept.\n");
  });
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
const interrupted = () => Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("a port is a number from 0 to 65535.");
}

function urlOf(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text).origin;
  throw new InvalidArgumentError("an address such as https://meetings.example.com.");
}
