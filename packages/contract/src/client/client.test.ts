import { expect, expectTypeOf, test } from "vitest";
import type { Meeting, Person } from "../types.ts";
import { ApiError, createClient } from "./client.ts";

const baseUrl = "http://localhost:4477";

/** A client whose requests are answered with one response, and the requests it sent. */
function clientWith(response: Response) {
  const requests: Request[] = [];
  const api = createClient({
    baseUrl,
    headers: { authorization: "Bearer hapju_test" },
    fetch: async (request) => {
      requests.push(request);
      return response;
    },
  });
  return { api, sent: () => requests[0] as Request };
}

test("fills the path, leaves out undefined query parameters and answers JSON", async () => {
  const { api, sent } = clientWith(Response.json({ items: [] }));
  const answer = await api.get("/api/meetings", { query: { state: "ready", cursor: undefined, limit: 5 } });
  expect(answer).toEqual({ items: [] });
  expect(sent().url).toBe(`${baseUrl}/api/meetings?state=ready&limit=5`);
  expect(sent().headers.get("authorization")).toBe("Bearer hapju_test");
});

test("encodes path parameters", async () => {
  const { api, sent } = clientWith(Response.json({}));
  await api.get("/api/people/{id}", { path: { id: "김민준/?" } });
  expect(sent().url).toBe(`${baseUrl}/api/people/${encodeURIComponent("김민준/?")}`);
});

test("sends a body as JSON, and a blob as it is", async () => {
  const json = clientWith(Response.json({}, { status: 201 }));
  await json.api.post("/api/people", { body: { name: "Clara Voss" } });
  expect(json.sent().headers.get("content-type")).toBe("application/json");
  expect(await json.sent().json()).toEqual({ name: "Clara Voss" });

  const blob = clientWith(Response.json({}, { status: 201 }));
  const photo = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
  await blob.api.post("/api/people/{id}/faces", {
    path: { id: "clara" },
    query: { name: "desk" },
    body: photo,
  });
  expect(blob.sent().headers.get("content-type")).toBe("image/png");
  expect(new Uint8Array(await blob.sent().arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
});

test("resolves to undefined for an empty response, and to the response for a file", async () => {
  const empty = clientWith(new Response(null, { status: 204 }));
  expect(await empty.api.delete("/api/session")).toBeUndefined();

  const headers = { "content-type": "application/json", "content-disposition": "attachment" };
  const file = clientWith(new Response("{}", { headers }));
  const path = { id: "standup", format: "json" };
  const answer = await file.api.get("/api/meetings/{id}/files/{format}", { path });
  expect(await answer.text()).toBe("{}");
});

test("throws the refusal of the server, with code, status and kind", async () => {
  const problem = {
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: "body.name: too short",
    code: "request-invalid",
    errors: [{ field: "body.name", message: "too short" }],
  };
  const { api } = clientWith(Response.json(problem, { status: 400 }));
  const error = await api.post("/api/people", { body: { name: "" } }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    code: "request-invalid",
    status: 400,
    kind: "invalid",
    message: "body.name: too short",
    data: { errors: problem.errors },
  });
});

test("an error without problem details, and a server that does not answer, have codes of their own", async () => {
  const { api } = clientWith(new Response("<html>", { status: 502 }));
  await expect(api.get("/api/me")).rejects.toMatchObject({
    code: "answer-unreadable",
    status: 502,
    kind: "internal",
  });
  const offline = createClient({ baseUrl, fetch: () => Promise.reject(new TypeError("fetch failed")) });
  await expect(offline.get("/api/me")).rejects.toMatchObject({
    code: "offline",
    status: 0,
    kind: "unavailable",
  });
});

test("an abort stays an abort", async () => {
  const api = createClient({ baseUrl, fetch: (request) => Promise.reject(request.signal.reason) });
  const signal = AbortSignal.abort();
  await expect(api.get("/api/me", { signal })).rejects.toMatchObject({ name: "AbortError" });
});

test("paths, inputs and answers are typed by the contract", () => {
  const { api } = clientWith(Response.json({}));
  expectTypeOf(api.get<"/api/meetings/{id}">).returns.resolves.toEqualTypeOf<Meeting>();
  expectTypeOf(api.post<"/api/people">).returns.resolves.toEqualTypeOf<Person>();
  expectTypeOf(api.delete<"/api/session">).returns.resolves.toEqualTypeOf<undefined>();
  expectTypeOf(api.get<"/api/meetings/{id}/peaks">).returns.resolves.toEqualTypeOf<Response>();
  const mistakes = () => {
    // @ts-expect-error no such path
    void api.get("/api/nothing");
    // @ts-expect-error the path has a parameter
    void api.get("/api/meetings/{id}");
    // @ts-expect-error the body lacks the name
    void api.post("/api/people", { body: {} });
    // @ts-expect-error no such state
    void api.get("/api/meetings", { query: { state: "lost" } });
  };
  expect(mistakes).toBeTypeOf("function");
});
