import { contract } from "@hapju/contract";
import type { RouteConfig } from "@hono/zod-openapi";

/** Every route of the contract, with the role it needs. */
export const routes = Object.entries(contract).flatMap(([least, list]) =>
  (list as readonly RouteConfig[]).map((route) => ({
    route,
    least: least as keyof typeof contract,
    name: `${route.method.toUpperCase()} ${route.path}`,
  })),
);

/** A route of the contract. */
export type Route = (typeof routes)[number];

/** The JSON body of a route, if it takes one. */
export const jsonOf = ({ request }: RouteConfig) => request?.body?.content["application/json"];

const isBinary = ({ request }: RouteConfig) =>
  request?.body !== undefined && !request.body.content["application/json"];
const contentTypeOf = ({ request }: RouteConfig) => Object.keys(request?.body?.content ?? {})[0] ?? "";

/** A body that the route takes, and a query. */
const cases: Readonly<Record<string, { readonly json?: unknown; readonly query?: string }>> = {
  "POST /api/users": { json: { name: "New", email: "new@example.com", role: "viewer" } },
  "PATCH /api/users/{id}": { json: { role: "viewer" } },
  "POST /api/keys": { json: { name: "Key", role: "viewer" } },
  "POST /api/meetings": { json: { upload: "unknown.0123456789abcdef0123456789abcdef" } },
  "PATCH /api/meetings/{id}": { json: { title: "Stolen" } },
  "POST /api/meetings/{id}/corrections": { json: { correction: { kind: "join", seconds: 1 } } },
  "POST /api/meetings/{id}/enrol": { json: { at: { seconds: 1, x: 0.5, y: 0.5 }, person: { name: "Kim" } } },
  "GET /api/meetings/{id}/frame": { query: "?seconds=1" },
  "GET /api/meetings/{id}/files/{format}": {},
  "GET /api/search": { query: "?q=hello" },
  "POST /api/people": { json: { name: "Kim" } },
  "PATCH /api/people/{id}": { json: { name: "Kim" } },
  "POST /api/people/{id}/consents": {
    json: { purpose: "face-recognition", textVersion: "1", evidence: "form" },
  },
  "PUT /api/policy": { json: { keepUnknownFaces: false } },
  "PUT /api/routes/{task}": { json: { order: ["yunet"] } },
  "POST /api/welcome": { json: { token: "unknown", password: "long enough" } },
  "POST /api/session": { json: { email: "unknown@example.com", password: "wrong" } },
};

/** The body and the query of a request of a route. */
export const caseOf = ({ name }: Route) => cases[name] ?? {};

/** What a request of a route sends. */
export function optionsOf(one: Route): {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
} {
  const { json } = caseOf(one);
  if (json !== undefined) return { json };
  return isBinary(one.route)
    ? { body: new Uint8Array([1, 2, 3]), headers: { "content-type": contentTypeOf(one.route) } }
    : {};
}
