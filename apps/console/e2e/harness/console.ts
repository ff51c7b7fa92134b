/// <reference lib="dom" />
// Functions that a page evaluates use its types.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser } from "./browser.ts";
import { type Served, type ServeOptions, serve } from "./served.ts";

const SCREENSHOTS = fileURLToPath(new URL("../screenshots/", import.meta.url));
export const PASSWORD = "many models playing together";

export type Theme = "light" | "dark";
export type Language = "en" | "ko";

export interface TestConsole extends AsyncDisposable {
  readonly server: Served;
  /** The context in which the owner is signed in. */
  readonly page: Page;
  readonly context: BrowserContext;
  /** Complaints of the pages: exceptions, errors of their consoles, answers of 500 and above. Empty when all is well. */
  readonly complaints: string[];
  /** Opens a page of the console and waits until it has what it shows. */
  open(path: string): Promise<void>;
  /** No accessibility rule is broken by what is shown; `about` names it. */
  expectAccessible(about: string, page?: Page): Promise<void>;
  /** Keeps pictures of what is shown, in both languages and themes, under this name; axe checks each theme. */
  shoot(name: string, options?: { readonly page?: Page; readonly fullPage?: boolean }): Promise<void>;
  /** Nothing of what is shown is wider than the window. */
  expectNothingSideways(about: string): Promise<void>;
  /** A page of a browser without a session. */
  stranger(options?: { readonly language?: Language; readonly width?: number }): Promise<Page>;
  use(choice: { readonly language?: Language; readonly theme?: Theme }, page?: Page): Promise<void>;
}

/** Whether everything that a page shows has come, and was drawn: in a page. */
const isDrawn = () =>
  new Promise<boolean>((resolve) => {
    const has = (selector: string) => document.querySelector(selector) !== null;
    const pictures = [...document.images].every(({ complete }) => complete);
    const videos = [...document.querySelectorAll("video")].every(({ readyState }) => readyState >= 2);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => resolve(pictures && videos && has("h1") && !has("main [data-skeleton]"))),
    );
  });

/** A real server, a browser, and an owner who came by the one-time link. */
export async function openConsole(options: ServeOptions = {}): Promise<TestConsole> {
  await using opened = new AsyncDisposableStack();
  const home = await mkdtemp(join(tmpdir(), "hapju-console-"));
  opened.defer(() => rm(home, { recursive: true, force: true }));
  const server = opened.use(await serve(home, options));
  const browser = await openBrowser();
  opened.defer(() => browser.close());
  await mkdir(SCREENSHOTS, { recursive: true });

  const complaints: string[] = [];
  const newContext = (language: Language, width: number) =>
    browser.newContext({
      baseURL: server.url,
      // Nothing moves on the pictures.
      reducedMotion: "reduce",
      locale: language === "ko" ? "ko-KR" : "en-US",
      viewport: { width, height: width < 600 ? 844 : 900 },
      permissions: ["camera", "microphone", "clipboard-read", "clipboard-write"],
    });
  const newPage = async (from: BrowserContext) => {
    const page = await from.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // The browser says of every refused request that it failed; tests ask for some refusals.
      if (message.type() === "error" && !/Failed to load resource/.test(message.text()))
        complaints.push(message.text());
    });
    page.on("response", (response) => {
      if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    });
    return page;
  };

  const context = await newContext("en", 1280);
  const page = await newPage(context);
  await page.goto(server.welcome);
  await page.getByLabel("Your name").fill("Jo Owner");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("link", { name: "Open meetings" }).click();
  await page.getByRole("heading", { name: "Meetings", level: 1 }).waitFor();

  const self: TestConsole = {
    server,
    page,
    context,
    complaints,
    async open(path) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
    },
    async expectAccessible(about, shown = page) {
      const { violations } = await new AxeBuilder({ page: shown }).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${about}: ${id}: ${html}`),
      );
      expect(found).toEqual([]);
    },
    async expectNothingSideways(about) {
      const [content, width] = await page.evaluate<[number, number]>(
        "[document.documentElement.scrollWidth, innerWidth]",
      );
      expect([about, content]).toEqual([about, width]);
    },
    async use({ language, theme }, shown = page) {
      const keep = (name: string, value: string) =>
        shown.evaluate(`localStorage.setItem("hapju.${name}", ${JSON.stringify(value)})`);
      if (theme) await keep("theme", theme);
      if (language) await keep("language", language);
      await shown.reload();
      await shown.waitForLoadState("networkidle");
    },
    async shoot(name, { fullPage = true, page: shown = page } = {}) {
      for (const language of ["en", "ko"] as const) {
        await self.use({ language }, shown);
        for (const theme of ["light", "dark"] as const) {
          await shown.emulateMedia({ colorScheme: theme });
          await shown.waitForFunction(isDrawn);
          await shown.screenshot({ path: join(SCREENSHOTS, `${name}-${language}-${theme}.png`), fullPage });
          if (language === "en") await self.expectAccessible(`${name}, ${theme}`, shown);
        }
      }
      await self.use({ language: "en" }, shown);
    },
    async stranger({ language = "en", width = 1280 } = {}) {
      return newPage(await newContext(language, width));
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const all = opened.move();
  return { ...self, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
