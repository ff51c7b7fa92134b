import { ApiError, type ClientErrorCode, errorOf } from "./error.ts";
import type { Client, Method, RequestOptions } from "./types.ts";

export { ApiError, type ApiProblem, type ClientErrorCode } from "./error.ts";
export type * from "./types.ts";

/** How to reach a server. */
export interface ClientOptions {
  /** Address of the server; default: the origin of the page. */
  readonly baseUrl?: string | URL | undefined;
  /** Sent with every request: `{ authorization: "Bearer hapju_…" }`. Pages of the server use its cookie instead. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

interface AnyRequest extends RequestOptions {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * A client of the HTTP API, typed by its contract. It holds neither zod nor the contract at run time.
 *
 * @example
 * ```ts
 * import type { Meeting } from "@hapju/contract";
 * import { ApiError, createClient } from "@hapju/contract/client";
 *
 * const api = createClient({
 *   baseUrl: "http://localhost:4477",
 *   headers: { authorization: `Bearer ${key}` },
 * });
 * const { items } = await api.get("/api/meetings", { query: { state: "ready" } });
 * const meeting: Meeting = await api.get("/api/meetings/{id}", { path: { id: "standup" } });
 * const person = await api.post("/api/people", { body: { name: "Clara Voss" } });
 * const minutes = await api.get("/api/meetings/{id}/files/{format}", { path: { id: meeting.id, format: "docx" } });
 * await minutes.arrayBuffer(); // what is not JSON is a Response
 * ```
 */
export function createClient(options: ClientOptions = {}): Client {
  const { baseUrl = pageOrigin(), headers: always, fetch: custom } = options;

  async function call(method: Method, template: string, request: AnyRequest = {}): Promise<unknown> {
    const { path, query, body, headers, signal } = request;
    const isJson = body !== undefined && !(body instanceof Blob);
    const response = await send(
      new Request(urlOf(baseUrl, template, path, query), {
        method: method.toUpperCase(),
        headers: { ...(isJson ? { "content-type": "application/json" } : {}), ...always, ...headers },
        body: isJson ? JSON.stringify(body) : (body ?? null),
        signal: signal ?? null,
      }),
    );
    if (!response.ok) throw await errorOf(response);
    if (response.status === 204) return undefined;
    return isValue(response) ? response.json() : response;
  }

  async function send(request: Request): Promise<Response> {
    try {
      return await (custom ?? globalThis.fetch)(request);
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      const detail = `${new URL(request.url).origin} does not answer. Check the address and that the server runs.`;
      const code: ClientErrorCode = "offline";
      throw new ApiError({ code, status: 0, detail }, { cause });
    }
  }

  const bind = (method: Method) => (path: string, request?: AnyRequest) => call(method, path, request);
  return {
    get: bind("get"),
    post: bind("post"),
    put: bind("put"),
    patch: bind("patch"),
    delete: bind("delete"),
  } as Client;
}

/** The origin of the page, in a browser. */
const pageOrigin = () => (globalThis as { readonly location?: { readonly origin: string } }).location?.origin;

/** Whether a response is a JSON value. An attachment is a file, of JSON or not. */
const isValue = ({ headers }: Response) =>
  headers.get("content-type")?.startsWith("application/json") && !headers.has("content-disposition");

/** Fills a path such as `/api/meetings/{id}`; query parameters that are undefined are left out. */
function urlOf(
  base: string | URL | undefined,
  template: string,
  path: AnyRequest["path"] = {},
  query: AnyRequest["query"] = {},
): URL {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    encodeURIComponent(path[name] ?? whole),
  );
  const url = new URL(filled, base);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}
