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
  await it.page.getByRole("region", { name: "Step faces" }).getByText("face-detection").waitFor();
  await it.page.getByRole("button", { name: "Close" }).click();
  await it.page.getByRole("group", { name: "Model calls" }).focus();
  await it.page.keyboard.press("ArrowRight");
  await it.page.getByText(/ran .* · waited/).waitFor();
  await it.shoot("run");
}, 120_000);

test("a run is watched while it goes on, stopped, and goes on from where it was", async () => {
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  const recording = await (await it.context.request.get(`/api/meetings/${items[0].id}/media`)).body();
  const headers = { "Tus-Resumable": "1.0.0", Origin: it.server.url };
  const made = await it.context.request.post("/api/uploads", {
    headers: {
      ...headers,
      "Upload-Length": String(recording.length),
      "Upload-Metadata": `filename ${Buffer.from("again.mp4").toString("base64")}`,
    },
  });
  const upload = made.headers().location!;
  const sent = await it.context.request.patch(upload, {
    headers: { ...headers, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
    data: recording,
  });
  expect(sent.ok()).toBe(true);
  // In Korean nothing of the first run can be reused for the words: the models have work to do.
  const created = await it.context.request.post("/api/meetings", {
    headers: { Origin: it.server.url },
    data: { upload: upload.split("/").at(-1), title: "Watched", language: "en" },
  });
  const { id, run, state } = (await created.json()) as { id: string; run: string; state: string };
  expect(state).toBe("running");
  await it.page.goto(`/runs/${run}`);
  await it.page.locator("[data-step=chunks]").waitFor();
  await it.page.goto(`/meetings/${id}`);
  await it.page.locator("[data-word]").first().waitFor({ timeout: 180_000 });
}, 240_000);

test("no page complained", () => expect(it.complaints).toEqual([]));
