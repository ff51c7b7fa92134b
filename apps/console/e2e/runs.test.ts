import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

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

test("a run is watched on its page and on the meeting's, is stopped, goes on from there, and becomes the meeting", async () => {
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  const recording = await (await it.context.request.get(`/api/meetings/${items[0].id}/media`)).body();
  // A home of its own, in which nothing is finished that could be reused.
  await using fresh = await openConsole();
  const { page, context, server } = fresh;
  const tus = { "Tus-Resumable": "1.0.0", Origin: server.url };
  const name = Buffer.from("again.mp4").toString("base64");
  const made = await context.request.post("/api/uploads", {
    headers: { ...tus, "Upload-Length": String(recording.length), "Upload-Metadata": `filename ${name}` },
  });
  const upload = made.headers().location!;
  const sent = await context.request.patch(upload, {
    headers: { ...tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
    data: recording,
  });
  expect(sent.ok()).toBe(true);
  const created = await context.request.post("/api/meetings", {
    headers: { Origin: server.url },
    data: { upload: upload.split("/").at(-1), title: "Watched", language: "en" },
  });
  const { id, run } = (await created.json()) as { id: string; run: string };

  await page.goto(`/runs/${run}`);
  await page.locator("[data-step=faces][data-state=running]").waitFor();
  await page.getByText("Live").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator("[data-step=faces][data-state=running]").waitFor();

  await page.goto(`/meetings/${id}`);
  await page.getByText("The models are at work").waitFor();
  await page.getByText("Find faces").waitFor();
  await fresh.expectAccessible("meeting, running");
  await page.locator("[data-word]").first().waitFor({ timeout: 240_000 });
  await page.goto(`/runs/${run}`);
  await page.locator("[data-step=minutes][data-state=completed]").waitFor();
  expect(fresh.complaints).toEqual([]);
}, 360_000);

test("no page complained", () => expect(it.complaints).toEqual([]));
