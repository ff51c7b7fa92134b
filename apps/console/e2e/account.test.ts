import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, PASSWORD, type TestConsole } from "./harness/console.ts";

describe("accounts and settings", () => {
  let console: TestConsole;
  beforeAll(async () => {
    console = await openConsole();
  });
  afterAll(() => console?.[Symbol.asyncDispose]());

  test("an empty installation says what to do", async () => {
    const { page } = console;
    await console.open("/meetings");
    await page.getByRole("heading", { name: "No meetings yet" }).waitFor();
    await console.shoot("meetings-empty");
    await console.open("/people");
    await page.getByRole("heading", { name: "The directory is empty" }).waitFor();
    await console.shoot("people-empty");
    for (const [path, title] of [
      ["/review", "Everyone has a name"],
      ["/runs", "No runs yet"],
      ["/meetings?q=anything", "No results"],
    ] as const) {
      await console.open(path);
      await page.getByRole("heading", { name: title }).waitFor();
      await console.expectAccessible(`${path}, empty`);
    }
  });

  test("the one-time link works once; then the password signs in", async () => {
    const page = await console.stranger();
    await page.goto(console.server.welcome);
    await page.getByLabel("Your name").waitFor();
    await console.shoot("welcome", { page });
    await page.getByLabel("Your name").fill("Another User");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("This link was already used").waitFor();

    await page.goto("/people");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await console.shoot("sign-in", { page });
    await page.getByLabel("Email").fill("owner@hapju.local");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("No user has this email and password").waitFor();
    await console.expectAccessible("a sign-in that failed", page);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "People", level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/people");
    await page.context().close();
  });

  test("a browser that asks for Korean gets Korean, and keeps what is chosen", async () => {
    const page = await console.stranger({ language: "ko" });
    await page.goto("/sign-in");
    await page.getByRole("heading", { name: "로그인" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("ko");
    await page.getByRole("button", { name: /English/ }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.context().close();
  });

  test("an invited user signs in by the link and may do what the role allows", async () => {
    const { page } = console;
    await console.open("/settings");
    await page.getByRole("button", { name: "Invite a user" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Vi Viewer");
    await dialog.getByLabel("Email").fill("vi@example.com");
    await dialog.getByRole("button", { name: "Invite a user" }).click();
    const link = (await dialog.locator("code").textContent())!;
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByText("vi@example.com").waitFor();

    const other = await console.stranger({ width: 390 });
    await other.goto(/https?:\S+/.exec(link)![0]);
    await other.getByLabel("Your name").fill("Vi Viewer");
    await other.getByLabel("Password").fill("another long sentence");
    await other.getByRole("button", { name: "Start" }).click();
    await other.getByText("vi@example.com").waitFor();
    await other.getByRole("link", { name: "Open meetings" }).click();
    await other.getByRole("heading", { name: "No meetings yet" }).waitFor();
    expect(await other.getByRole("button", { name: "New meeting" }).count()).toBe(0);
    await other.getByRole("button", { name: "More" }).click();
    expect(await other.getByRole("menuitem").allInnerTexts()).toEqual(["Models", "Settings"]);
    await other.context().close();
  });

  test("an API key is shown once and works", async () => {
    const { page, server } = console;
    await console.open("/settings");
    await page.getByRole("button", { name: "Create a key" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Purpose").fill("nightly export");
    await dialog.getByRole("button", { name: "Create a key" }).click();
    const secret = (await dialog.locator("code").first().textContent())!.split(/\s+/).at(-1)!;
    await dialog.getByRole("button", { name: "Done" }).click();
    const answer = await fetch(`${server.url}/api/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await answer.json()).toMatchObject({ name: "Jo Owner", role: "viewer" });
    await page.getByRole("button", { name: "Revoke nightly export" }).click();
    await page.getByRole("button", { name: "Revoke key" }).click();
    await page.getByText("No keys yet").waitFor();
    await console.shoot("settings");
  });

  test("theme and language change without a reload", async () => {
    const { page } = console;
    await console.open("/settings");
    await page.getByRole("combobox", { name: "Theme" }).click();
    await page.getByRole("option", { name: "Dark" }).click();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.getByRole("combobox", { name: "Language" }).click();
    await page.getByRole("option", { name: "한국어" }).click();
    await page.getByRole("heading", { name: "설정" }).waitFor();
    await console.use({ language: "en", theme: "light" });
  });

  test("an address that leads nowhere says so", async () => {
    const { page } = console;
    await console.open("/nowhere");
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
    await console.expectAccessible("an unknown address");
    expect(console.complaints).toEqual([]);
  });
});
