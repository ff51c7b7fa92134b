import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";
import { makeMeeting } from "./harness/upload.ts";

let it: TestConsole;
beforeAll(async () => {
  it = await openConsole({ sample: true });
}, 300_000);
afterAll(() => it[Symbol.asyncDispose]());

test("runs are listed with what became of them", async () => {
  await it.open("/runs");
  const row = it.page.getByRole("row").filter({ hasText: "Release of the new program" });
  await row.getByText("Completed").waitFor();
  await row.getByText("18 of 18").waitFor();
  await it.shoot("runs");
}, 120_000);

test("one run is a graph of its steps and a Gantt of its calls", async () => {
  await it.open("/runs");
  await it.page.getByRole("link", { name: "Release of the new program" }).click();
  await it.page.locator("[data-step=minutes][data-state=completed]").waitFor();
  expect(await it.page.locator("[data-step]").count()).toBe(10);
  await it.page.locator("[data-step=faces]").click();
  const step = it.page.getByRole("region", { name: "Step faces" });
  await step.getByText("face-detection").waitFor();
  await step.getByRole("button", { name: "Close" }).click();
  await it.page.getByRole("group", { name: "Model calls" }).focus();
  await it.page.keyboard.press("ArrowRight");
  await it.page.getByText(/ran .* · waited/).waitFor();
  await it.shoot("run");
}, 120_000);

test("a run is stopped and resumed, survives a killed server, and is watched in three places without a reload", async () => {
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  const recording = await (await it.context.request.get(`/api/meetings/${items[0].id}/media`)).body();
  // A home of its own, in which nothing is finished that could be reused.
  await using fresh = await openConsole();
  const { page, server } = fresh;
  const { id, run } = await makeMeeting(fresh, recording, "Watched");

  await page.goto(`/runs/${run}`);
  // A reload would remove this variable: there is none until the meeting is ready.
  await page.evaluate("globalThis.opened = 'once'");
  await page.locator("[data-step=faces][data-state=running]").waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Resume" }).click();
  await page.locator("[data-step=faces][data-state=running]").waitFor();

  // Killed in the middle: the page says so, and is live again by itself.
  await server.restart(() => page.getByText("Reconnecting").waitFor());
  await page.getByText("Live", { exact: true }).waitFor();
  await page.locator("[data-step=faces][data-state=running]").waitFor();

  const events = page.waitForRequest(/\/api\/runs\/[^/]+\/events$/);
  await page.getByRole("link", { name: "Meetings", exact: true }).click();
  await events;
  const row = page.getByRole("listitem").filter({ hasText: "Watched" });
  await row
    .getByText(/Detecting|Matching|Transcribing|Separating|Tracking/)
    .first()
    .waitFor();
  await fresh.expectAccessible("meetings, one running");
  await row.getByRole("link", { name: "Watched" }).click();
  await page.getByText("Creating the minutes").waitFor();
  await fresh.expectAccessible("meeting, running");
  await page.goBack();
  await row.getByRole("progressbar").waitFor({ state: "detached", timeout: 300_000 });
  await row
    .getByText(/unknown/)
    .first()
    .waitFor();
  expect(await page.evaluate("opened")).toBe("once");

  await page.goto(`/meetings/${id}`);
  await page.locator("[data-word]").first().waitFor();
  await page.goto(`/runs/${run}`);
  await page.locator("[data-step=minutes][data-state=completed]").waitFor();
  expect(fresh.complaints).toEqual([]);
}, 600_000);

test("no page reported an error", () => expect(it.complaints).toEqual([]));
