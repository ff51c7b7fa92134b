import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** The Chromium that comes from npm, with a camera and a microphone that are no devices. */
export async function openBrowser(): Promise<Browser> {
  // A graphics card in software compiles its shaders for seconds when a page is first drawn: no page needs one.
  chromium.setGraphicsMode = false;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((arg) => !/^--(headless|single-process)/.test(arg)),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
    ],
    headless: true,
  });
}
