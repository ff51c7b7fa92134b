import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

const RECORDING = fileURLToPath(new URL("../../../sample/meeting.mp4", import.meta.url));

describe("meetings", () => {
  let it: TestConsole;
  beforeAll(async () => {
    it = await openConsole({ sample: true });
  }, 300_000);
  afterAll(() => it?.[Symbol.asyncDispose]());

  const row = (title: string) => it.page.getByRole("listitem").filter({ hasText: title });

  test("the list shows who was there; it is accessible in every language and theme", async () => {
    await it.open("/meetings");
    await row("Release of the new program").filter({ hasText: "David Clark" }).waitFor();
    await it.shoot("meetings");
  });

  test("search finds what was said, marks it, and leads to the moment", async () => {
    const { page } = it;
    await it.open("/meetings");
    await page.keyboard.press("/");
    await page.keyboard.type("report");
    const hit = page.getByRole("listitem").filter({ hasText: "write the test report" }).first();
    await hit.waitFor();
    expect(await hit.locator("mark").allTextContents()).toEqual(["report"]);
    await it.shoot("search");
    await page.getByRole("searchbox").fill("zebra");
    await page.getByRole("heading", { name: "No results" }).waitFor();
    await page.goBack();
    await it.open("/meetings?q=report");
    await hit.getByRole("link", { name: "Open at 0:25" }).click();
    await page.waitForURL(/\/meetings\/[^?]+\?t=25/);
  });

  test("what is said in Korean is found by a part of it, with the particles it carries", async () => {
    const { page, context } = it;
    await it.open("/meetings");
    await page.getByRole("link", { name: "Release of the new program" }).click();
    const turn = page.locator("article").filter({ hasText: "test report" });
    await turn.hover();
    await turn.getByRole("button", { name: /Edit text/ }).click();
    await page.getByRole("textbox", { name: /said at/ }).fill("시험 보고서를 금요일까지 쓰겠습니다.");
    await page.keyboard.press("Enter");
    await page.locator("article").filter({ hasText: "보고서를" }).waitFor();
    const { pathname } = new URL(page.url());
    const said = async () => (await context.request.get(`/api${pathname}/minutes`)).text();
    await expect.poll(said, { timeout: 15_000 }).toContain("보고서를");

    await it.open("/meetings");
    await page.keyboard.press("/");
    await page.keyboard.insertText("보고서");
    const hit = page.getByRole("listitem").filter({ hasText: "시험 보고서를 금요일까지" }).first();
    await hit.waitFor();
    expect(await hit.locator("mark").allTextContents()).toEqual(["보고서"]);
    await it.shoot("search-korean");
    await hit.getByRole("link", { name: /^Open at/ }).click();
    await page.locator("article").filter({ hasText: "보고서를" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.locator("article").filter({ hasText: "test report" }).waitFor();
  });

  test("a file dropped on the page is sent while it is described; the run is shown until it is ready", async () => {
    const { page } = it;
    await it.open("/meetings");
    const bytes = (await readFile(RECORDING)).toString("base64");
    const data = await page.evaluateHandle(
      `(() => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob("${bytes}"), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], "weekly_call.mp4", { type: "video/mp4" }));
        return data;
      })()`,
    );
    await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
    await page.getByText("Drop to create minutes").waitFor();
    await page.dispatchEvent("body", "drop", { dataTransfer: data });
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Title").waitFor();
    expect(await dialog.getByLabel("Title").inputValue()).toBe("weekly call");
    await dialog.getByText("Only people I choose").click();
    await dialog.getByText("Peter Hill").click();
    await it.expectAccessible("the dialog of an upload");
    await dialog.getByRole("button", { name: "Create minutes" }).click();
    await row("weekly call").waitFor();
    // Whatever it shows on the way, in the end it is ready: only Peter may have a name.
    await row("weekly call").filter({ hasText: "Peter Hill" }).waitFor({ timeout: 60_000 });
    expect(await row("weekly call").getByText("Maria Lopez").count()).toBe(0);
  });

  test("an upload resumes after the page was reloaded", async () => {
    const { page, context } = it;
    await it.open("/meetings");
    // The first bytes get through, the rest waits: a slow line.
    let isHeld = true;
    await context.route("**/api/uploads/*", (route) =>
      isHeld && route.request().method() === "PATCH" ? new Promise(() => {}) : route.continue(),
    );
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "New meeting" }).click();
    await (await chooser).setFiles(RECORDING);
    await page.getByRole("dialog").getByLabel("Title").fill("After a reload");
    await page.waitForFunction(`JSON.parse(localStorage.getItem("hapju.upload")).url`);
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByText("Choose meeting.mp4 again").waitFor();
    await it.expectAccessible("an upload that waits");
    isHeld = false;
    const again = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose file" }).click();
    await (await again).setFiles(RECORDING);
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Title").inputValue()).toBe("After a reload");
    await dialog.getByRole("button", { name: "Create minutes" }).click();
    await row("After a reload").filter({ hasText: "David Clark" }).waitFor({ timeout: 60_000 });
    await context.unroute("**/api/uploads/*");
  });

  test("the page continues by itself when the server was killed and started again", async () => {
    const { page, server } = it;
    await it.open("/meetings");
    await server.restart();
    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.getByRole("heading", { name: "David Clark" }).waitFor({ timeout: 20_000 });
  });

  test("a meeting is deleted after a question", async () => {
    const { page } = it;
    await it.open("/meetings");
    await page.getByRole("button", { name: "More actions for After a reload" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete meeting" }).click();
    await page.getByText("“After a reload” was deleted").first().waitFor();
    expect(await row("After a reload").count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });
});
