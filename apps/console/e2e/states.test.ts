import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

/*
 * What a page shows while the server has not answered, and when it answers badly. Answers are held back or replaced on
 * their way to the page: a server that is well gives none of these.
 */
let it: TestConsole;
let pages: string[];

beforeAll(async () => {
  it = await openConsole({ sample: true });
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  const { id, run } = items[0];
  pages = [
    "/meetings",
    "/meetings?q=report",
    `/meetings/${id}`,
    `/meetings/${id}?tab=minutes`,
    `/meetings/${id}?tab=unknown`,
    "/people",
    "/people/david",
    "/review",
    "/runs",
    `/runs/${run}`,
    "/models",
    "/audit",
    "/settings",
  ];
}, 300_000);
afterAll(() => it?.[Symbol.asyncDispose]());

/** Everything but who is signed in: without that there is no page. */
const data = /\/api\/(?!me$|auth\/|setup)/;

test("pages that wait say so, accessibly", async () => {
  await it.page.route(data, () => new Promise(() => {}));
  for (const path of pages) {
    await it.page.goto(path);
    await it.page.locator("main").waitFor();
    await it.page.getByText("Loading").first().waitFor({ state: "attached" });
    await it.expectAccessible(`${path}, loading`);
  }
  await it.page.unrouteAll({ behavior: "ignoreErrors" });
}, 300_000);

test("pages that got no answer say what is wrong and what to do, accessibly", async () => {
  const problem = { type: "about:blank", title: "Conflict", status: 409, code: "disk-full", detail: "" };
  await it.page.route(data, (route) =>
    route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  for (const path of pages) {
    await it.page.goto(path);
    await it.page.getByText("The disk of the server is full").first().waitFor();
    await it.expectAccessible(`${path}, failed`);
  }
  await it.page.unrouteAll({ behavior: "ignoreErrors" });
}, 300_000);

test("a page continues by itself when the server is back", async () => {
  const { page, server } = it;
  await it.open("/runs");
  await server.restart(async () => {
    await page.getByRole("combobox", { name: "State" }).click();
    await page.getByRole("option", { name: "Failed" }).click();
    await page.getByText("The server is not responding").waitFor();
    await it.expectAccessible("a server that is away");
  });
  await page.getByRole("heading", { name: "No runs in this state" }).waitFor();
}, 120_000);

test("nothing scrolls sideways on a phone, on any page", async () => {
  await it.page.setViewportSize({ width: 390, height: 844 });
  for (const path of pages) {
    await it.open(path);
    await it.expectNothingSideways(path);
    await it.expectAccessible(`${path} on a phone`);
  }
  expect(it.complaints).toEqual([]);
}, 300_000);
