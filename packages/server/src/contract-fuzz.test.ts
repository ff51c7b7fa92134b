import { connect } from "node:net";
import { openApiDocument } from "@hapju/contract";
import { localScope } from "@hapju/spec";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./testing/server.fixture.ts";

/** Requests generated from the OpenAPI document and broken in every way: none may get a 500 or end the server. */
const REQUESTS = 2_000;

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
const document = openApiDocument() as unknown as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

const nasty = fc.constantFrom(
  "",
  " ",
  "\0",
  "null",
  "../../../../etc/passwd",
  "..%2f..%2fetc",
  "'; drop table meeting.meeting; --",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "\uD800",
  "𝕳𝖆𝖕𝖏𝖚",
  "한글",
  "a".repeat(10_000),
  "-1",
  "1e309",
  "NaN",
  "9".repeat(40),
  "0x10",
  "__proto__",
  "2026-13-45",
  "%00",
  "%",
  "http://169.254.169.254/",
  "file:///etc/passwd",
);
const anything = fc.oneof(
  fc.jsonValue(),
  nasty,
  fc.double(),
  fc.bigInt().map(Number),
  fc.constant(undefined),
);

/** A value of a schema, one of its parts now and then of another. */
function arbitraryOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, oneOf, properties, items, prefixItems } = schema;
  if ($ref) return arbitraryOf(document.components.schemas[$ref.split("/").at(-1)!]!, depth + 1);
  const right = (): fc.Arbitrary<unknown> => {
    if (depth > 6) return fc.constant(null);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    const choices = anyOf ?? oneOf;
    if (choices) return fc.oneof(...choices.map((one) => arbitraryOf(one, depth + 1)));
    if (prefixItems) return fc.tuple(...prefixItems.map((one) => arbitraryOf(one, depth + 1)));
    if (properties)
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, one]) => [name, arbitraryOf(one, depth + 1)]),
        ),
        { requiredKeys: [] },
      );
    if (items) return fc.array(arbitraryOf(items, depth + 1), { maxLength: 4 });
    const type = [schema.type ?? "string"].flat()[0];
    if (type === "number" || type === "integer") return fc.oneof(fc.integer(), fc.double(), fc.nat(100));
    if (type === "boolean") return fc.boolean();
    if (type === "null") return fc.constant(null);
    return fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.stringMatching(/^[\w.-]{1,20}$/), nasty);
  };
  return fc.oneof({ weight: 6, arbitrary: right() }, { weight: 1, arbitrary: anything });
}

let site: TestServer;
let secret: string;
let known: readonly string[];
beforeAll(async () => {
  site = await openTestServer();
  const created = await site.owner.call("POST", "/api/keys", { json: { name: "Fuzz", role: "owner" } });
  secret = ((await created.json()) as { secret: string }).secret;
  const { id, run } = await site.meeting();
  await site.meetingApp.directory.add(localScope, { id: "kim", name: "Kim" });
  known = [id, run, "kim"];
});
afterAll(() => site[Symbol.asyncDispose]());

const request = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
  const { parameters = [], requestBody } = operation;
  const text = (value: unknown) => (typeof value === "string" ? value : String(JSON.stringify(value)));
  // Deleting the known objects would leave nothing to request.
  const names =
    method === "DELETE"
      ? nasty
      : fc.oneof(
          nasty,
          fc.nat(2).map((index) => known[index]!),
        );
  const parts = parameters.map(({ name, in: where, schema }) =>
    (where === "path" ? fc.oneof(names, arbitraryOf(schema)) : arbitraryOf(schema)).map((value) => ({
      name,
      where,
      value: text(value),
    })),
  );
  const contents = Object.entries(requestBody?.content ?? {});
  const body =
    contents.length === 0
      ? fc.constant(undefined)
      : fc.constantFrom(...contents).chain(([type, { schema }]) =>
          fc
            .oneof(
              {
                weight: 5,
                arbitrary:
                  type === "application/json"
                    ? arbitraryOf(schema).map((value) => JSON.stringify(value) ?? "")
                    : fc.uint8Array({ maxLength: 400 }),
              },
              { weight: 1, arbitrary: fc.oneof(nasty, fc.uint8Array({ maxLength: 200 })) },
            )
            .map((content) => ({ type, content })),
        );
  return fc.record({ path: fc.constant(path), method: fc.constant(method), parts: fc.tuple(...parts), body });
});
type Request = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

async function send({ path, method, parts, body }: Request): Promise<number> {
  const of = (kind: string) => parts.filter(({ where }) => where === kind);
  const encode = (value: string) => encodeURIComponent(value.toWellFormed());
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => encode(of("path").find((part) => part.name === name)?.value ?? "") || "%20",
  );
  const query = of("query")
    .map(({ name, value }) => `${name}=${encode(value)}`)
    .join("&");
  const headers = of("header").flatMap(({ name, value }) =>
    /^[\x21-\x7e]{1,200}$/.test(value) ? [[name, value] as const] : [],
  );
  const enough = new AbortController();
  const response = await site.call(method, `${filled}${query ? `?${query}` : ""}`, {
    headers: {
      ...Object.fromEntries(headers),
      authorization: `Bearer ${secret}`,
      ...(body ? { "content-type": body.type } : {}),
    },
    ...(body && method !== "GET" ? { body: body.content as BodyInit } : {}),
    signal: enough.signal,
  });
  // Streams of events go on for as long as the run does.
  enough.abort();
  return response.status;
}

test(`${REQUESTS} requests that break rules: no 500, no crash`, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      const status = await send(one);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, site.errors.at(-1)?.stack).toBeLessThan(500);
    }),
    { numRuns: REQUESTS, seed: 4, endOnFailure: true },
  );
  expect(site.errors).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(REQUESTS);
  // Most are refused, and some get through: otherwise nothing behind the checks was tried.
  expect(statuses.get(400)).toBeGreaterThan(REQUESTS / 4);
  expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(20);
  expect((await site.call("GET", "/readyz")).status).toBe(200);
  expect(await site.meetingApp.directory.audit.verify(localScope)).toMatchObject({ ok: true });
}, 240_000);

test("malformed or partial HTTP ends its connection and nothing else", async () => {
  const port = Number(new URL(site.url).port);
  const raw = [
    "\0\0\0\0",
    "GET /api/me HTTP/9.9\r\n\r\n",
    "GET /api/%zz%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET //evil.example/../../api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    `POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"email"`,
    "POST /api/session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    `GET /api/me HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(100_000)}\r\n\r\n`,
    "GET /api/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  ];
  const answers = await Promise.all(raw.map((text) => answerTo(port, text)));
  for (const answer of answers) expect(answer).not.toMatch(/^HTTP\/1.1 5/);
  expect(answers.at(-1)).toMatch(/^HTTP\/1.1 421/);
  expect((await site.call("GET", "/readyz")).status).toBe(200);
  expect(site.errors).toEqual([]);
});

function answerTo(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(text));
    socket.on("data", (bytes) => {
      answer += bytes;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
