import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROBLEM_CODES, type Role } from "@hapju/contract";
import { type Meeting, type MeetingApp, type MeetingAppOptions, openMeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { openInstallation } from "../installation.ts";
import { openServer, type RunningServer, type ServerOptions } from "../server.ts";

/** Far above the number of requests of a test. */
const NO_LIMITS = { signIns: 10_000, requests: 1_000_000 };
/** The password of every test user. */
export const PASSWORD = "correct horse";

/** Paths that no response may contain: homes and models of tests, and this checkout. */
const PLACES = [join(tmpdir(), "hapju-"), fileURLToPath(new URL("../../../../", import.meta.url))];

/** A signed-in user and their requests. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  /** Sends a request as this user. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
}

/** What a request sends. */
export interface CallOptions {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** The real server on a home of its own, without a worker. */
export interface TestServer extends AsyncDisposable {
  readonly server: RunningServer;
  readonly meetingApp: MeetingApp;
  readonly home: string;
  readonly url: string;
  /** Unexpected errors, and responses that contain a path of this machine or a code that the contract lacks. */
  readonly errors: Error[];
  readonly owner: TestUser;
  /** Adds a user and signs them in. */
  user(name: string, role: Role): Promise<TestUser>;
  /** Adds a tenant and signs its first owner in. */
  tenant(name: string): Promise<TestUser>;
  /** Sends a request without credentials. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  /** Creates a meeting whose run has not started. */
  meeting(options?: { readonly owner?: string; readonly access?: Meeting["access"] }): Promise<Meeting>;
}

/** What a test server is opened with. */
export type TestServerOptions = Partial<Omit<ServerOptions, "meetingApp">> &
  Pick<MeetingAppOptions, "exports">;

/** Starts the server of a test on a free port. */
export async function openTestServer({ exports, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const home = mkdtempSync(join(tmpdir(), "hapju-server-"));
  const meetingApp = await openMeetingApp({ home, modelsDir: join(tmpdir(), "hapju-test-models"), exports });
  const errors: Error[] = [];
  const server = await openServer({
    meetingApp,
    home,
    port: 0,
    limits: NO_LIMITS,
    onError: (error) => errors.push(error),
    ...options,
  });
  const { url } = server;
  /** Records a response that contains a path of this machine, or a code that the contract lacks. */
  async function watched(asked: string, response: Response): Promise<Response> {
    if (!/json|text\/(?!event-stream)/.test(response.headers.get("content-type") ?? "")) return response;
    const text = await response.clone().text();
    const place = PLACES.find((one) => text.includes(one));
    if (place)
      errors.push(new Error(`${asked} contains a path: …${text.slice(text.indexOf(place)).slice(0, 200)}`));
    // A response to HEAD has no body.
    const isProblem = text !== "" && response.headers.get("content-type") === "application/problem+json";
    const code = isProblem ? (JSON.parse(text) as { code: string }).code : undefined;
    if (code !== undefined && !PROBLEM_CODES.some((one) => one === code))
      errors.push(new Error(`${asked} answered "${code}", which PROBLEM_CODES lacks.`));
    return response;
  }
  const caller =
    (credentials: Record<string, string>) =>
    (method: string, path: string, { json, body, headers, signal }: CallOptions = {}) =>
      retryIfCut(method, async () =>
        watched(
          `${method} ${path}`,
          await fetch(`${url}${path}`, {
            method,
            headers: {
              ...credentials,
              ...(json === undefined ? {} : { "content-type": "application/json" }),
              ...headers,
            },
            ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
            ...(signal ? { signal } : {}),
          }),
        ),
      );
  const call = caller({});
  async function welcomed(link: string, name: string): Promise<TestUser> {
    const token = new URL(link).searchParams.get("token");
    const response = await call("POST", "/api/welcome", { json: { token, name, password: PASSWORD } });
    if (!response.ok) throw new Error(await response.text());
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const { id, email } = (await response.json()) as { id: string; email: string };
    return { id, email, cookie, call: caller({ cookie, origin: url }) };
  }
  const owner = await welcomed(server.welcome!.link, "Olive Owner");
  const recording = join(home, "silence.wav");
  let made = 0;
  return {
    server,
    meetingApp,
    home,
    url,
    errors,
    owner,
    call,
    async user(name, role) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;
      const invited = await owner.call("POST", "/api/users", { json: { name, email, role } });
      return welcomed(((await invited.json()) as { link: string }).link, name);
    },
    async tenant(name) {
      const { tenants } = await openInstallation({ meetingApp, publicUrl: url });
      return welcomed((await tenants.add(name)).link, "Olga Owner");
    },
    async meeting(more = {}) {
      made += 1;
      writeFileSync(recording, silence(1 + made / 100));
      return meetingApp.meetings.create(localScope, { path: recording, title: `Meeting ${made}`, ...more });
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await meetingApp.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Repeats a request whose connection was closed after an earlier refusal of a large body, as browsers do. */
async function retryIfCut(method: string, ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (method === "GET" && code === "UND_ERR_SOCKET") return ask();
    throw error;
  }
}

/** A WAV file of silence, 16,000 samples a second. */
export function silence(seconds: number): Buffer {
  const bytes = Math.round(seconds * 16_000) * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + bytes, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(16_000, 24);
  file.writeUInt32LE(32_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(bytes, 40);
  return file;
}
