import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

let it: TestConsole;
let address: string;
const turn = (text: string) => it.page.locator("article").filter({ hasText: text });
const tab = (name: RegExp) => it.page.getByRole("tab", { name });
const action = (text: string) => it.page.getByTestId("action").filter({ hasText: text });
const now = () => it.page.evaluate(() => performance.now());
const playhead = () => it.page.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);

/** A project with an export format of its own. */
const config = `export default { exports: [{
  id: "topics",
  title: "Topics (text)",
  fileName: "topics.txt",
  mediaType: "text/plain",
  render: ({ minutes }) => minutes.topics.map(({ title }) => title).join("\\n"),
}] };`;

beforeAll(async () => {
  it = await openConsole({ sample: true, config });
  const { items } = await (await it.context.request.get("/api/meetings")).json();
  address = `/meetings/${items[0].id}`;
}, 300_000);
afterAll(() => it[Symbol.asyncDispose]());

async function open(search = "") {
  await it.page.goto(`${address}${search}`);
  await it.page.locator("[data-word]").first().waitFor();
}

/** Becomes true within a while: the machine may have other things to do. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

/** The minutes as the server has them. */
async function minutes() {
  const answer = await it.context.request.get(`/api${address}/minutes`);
  return (await answer.json()) as {
    transcript: { text: string; words: { text: string; startSeconds: number; timing: string }[] }[];
  };
}

test("a click on a word plays it, and the word being said is lit", async () => {
  await open();
  await turn("design is finished").locator("[data-word]", { hasText: "Monday" }).click();
  await it.page.locator("[data-lit]").first().waitFor();
  await soon(playhead).toBeGreaterThan(13);
  expect(await turn("design is finished").locator("[data-lit]").count()).toBe(1);
  await it.page.keyboard.press("Escape");
});

test("an address with a time opens at that moment", async () => {
  await open("?t=30.5");
  await soon(playhead).toBeCloseTo(30.5, 1);
  await it.page.getByTestId("position").filter({ hasText: "0:30" }).waitFor();
});

test("the keyboard plays, skips, steps through frames and turns", async () => {
  await open("?t=30");
  await soon(playhead).toBeCloseTo(30, 1);
  await it.page.keyboard.press("ArrowRight");
  await soon(playhead).toBeCloseTo(35, 1);
  await it.page.keyboard.press(".");
  await soon(playhead).toBeCloseTo(35.04, 1);
  await it.page.keyboard.press("k");
  await soon(playhead).toBeLessThan(35);
  await it.page.keyboard.press("/");
  expect(await it.page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Search in the transcript",
  );
});

test("the transcript is searched, and a hit of the search over all meetings opens at its moment", async () => {
  await open();
  await it.page.keyboard.press("/");
  await it.page.keyboard.type("TEST report");
  await it.page.getByText("1 of 1").waitFor();
  expect(await it.page.locator("[data-match]").allTextContents()).toEqual(["test ", "report "]);
  await it.page.goto("/meetings?q=report");
  await it.page
    .getByRole("link", { name: /Open at/ })
    .first()
    .click();
  await it.page.waitForURL(/t=\d/);
  await soon(playhead).toBeGreaterThan(20);
});

test("a name says why it is there, on hover and on focus", async () => {
  await open();
  await it.page.getByRole("button", { name: "Who said this? Now: Maria Lopez" }).first().focus();
  await it.page.keyboard.press("Tab");
  await it.page.keyboard.press("Shift+Tab");
  await it.page.getByText("Why Maria Lopez?").waitFor();
  await it.page.getByText("Face", { exact: true }).waitFor();
});

test("a speaker changed everywhere changes transcript, minutes and owners in under a second, and undo brings all back", async () => {
  await open();
  await turn("test report")
    .getByRole("button", { name: /Who said this/ })
    .click();
  await it.page.getByText("All turns of Maria Lopez").click();
  const started = await now();
  await it.page.locator("[data-option]", { hasText: "Peter Hill" }).click();
  await turn("test report").getByRole("button", { name: "Who said this? Now: Peter Hill" }).waitFor();
  await tab(/Minutes/).click();
  await action("test report").getByText("Peter Hill").waitFor();
  expect((await now()) - started).toBeLessThan(1000);
  await soon(async () => JSON.stringify(await minutes())).not.toContain("maria");

  await it.page.keyboard.press("Control+z");
  await action("test report").getByText("Maria Lopez").waitFor();
  await tab(/Transcript/).click();
  await turn("test report").getByRole("button", { name: "Who said this? Now: Maria Lopez" }).waitFor();
});

test("a new name typed in the speaker picker makes the person, with or without consent", async () => {
  await open();
  await turn("test report")
    .getByRole("button", { name: /Who said this/ })
    .click();
  await it.page.getByRole("textbox", { name: "Find a person" }).waitFor();
  await it.page.keyboard.type("Nora Quick");
  await it.page.getByRole("button", { name: "Add “Nora Quick”" }).waitFor();
  await it.page.keyboard.press("Enter");
  await it.page.getByRole("dialog").getByText("added to the directory").waitFor();
  await it.expectAccessible("a new person from the speaker picker");
  await it.page.keyboard.press("Enter");
  await turn("test report").getByRole("button", { name: "Who said this? Now: Nora Quick" }).waitFor();
  await soon(async () => JSON.stringify(await minutes())).toContain("nora-quick");
  const { items } = await (await it.context.request.get("/api/people")).json();
  const { consents } = items.find(({ name }: { name: string }) => name === "Nora Quick");
  expect(consents).toEqual([]);
  await it.page.keyboard.press("Control+z");
  await turn("test report").getByRole("button", { name: "Who said this? Now: Maria Lopez" }).waitFor();
  await soon(async () => JSON.stringify(await minutes())).not.toContain("nora-quick");
});

test("text is edited and the words that stay keep their times", async () => {
  await open();
  const before = (await minutes()).transcript.find(({ text }) => text.includes("design is finished"))!;
  await turn("design is finished").hover();
  await turn("design is finished")
    .getByRole("button", { name: /Edit text/ })
    .click();
  await it.page
    .getByRole("textbox", { name: /Peter Hill said/ })
    .fill(before.text.replace("should", "should really"));
  await it.page.keyboard.press("Enter");
  await turn("should really").waitFor();
  await soon(async () =>
    (await minutes()).transcript.some(({ text }) => text.includes("should really")),
  ).toBe(true);
  const after = (await minutes()).transcript.find(({ text }) => text.includes("should really"))!;
  expect(after.words.filter(({ text }) => text !== "really")).toEqual(before.words);

  await it.page.keyboard.press("Control+z");
  await soon(async () => JSON.stringify(await minutes())).not.toContain("should really");
  await turn("think we should release").waitFor();
});

test("a turn is split at a word and joined with the next again", async () => {
  await open();
  const all = (await minutes()).transcript.map(({ text }) => text);
  await turn("design is finished").hover();
  await turn("design is finished")
    .getByRole("button", { name: /More actions for this turn/ })
    .click();
  await it.page.getByRole("menuitem", { name: /Split at a word/ }).click();
  await it.page.getByRole("button", { name: "Start a new turn at “think”" }).click();
  await soon(async () => (await minutes()).transcript.length).toBe(all.length + 1);
  await turn("think we should").waitFor();

  await turn("design is finished").hover();
  await turn("design is finished")
    .getByRole("button", { name: /More actions for this turn/ })
    .click();
  await it.page.getByRole("menuitem", { name: /Join with the next turn/ }).click();
  await soon(async () => (await minutes()).transcript.map(({ text }) => text)).toEqual(all);
});

test("two turns of different speakers are joined once the speaker is chosen", async () => {
  await open();
  const all = (await minutes()).transcript.map(({ text }) => text);
  await turn("test report").hover();
  await turn("test report")
    .getByRole("button", { name: /More actions for this turn/ })
    .click();
  await it.page.getByRole("menuitem", { name: /Join with what .* said next/ }).click();
  await it.expectAccessible("asking who said both");
  await it.page
    .getByRole("dialog", { name: "Who said both?" })
    .getByRole("button", { name: /Maria Lopez/ })
    .click();
  await soon(async () => (await minutes()).transcript.length).toBe(all.length - 1);
  const joined = (await minutes()).transcript.find(({ text }) => text.includes("test report"))!;
  const first = all.findIndex((text) => text.includes("test report"));
  expect(joined.text).toBe(`${all[first]} ${all[first + 1]}`);
  await it.page.keyboard.press("Control+z");
  await soon(async () => (await minutes()).transcript.map(({ text }) => text)).toEqual(all);
});

test("a turn is corrected by the keyboard alone: found, opened, typed, saved, and the focus comes back", async () => {
  await open();
  const { page } = it;
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent,
    );
  await page.keyboard.press("/");
  await page.keyboard.type("test report");
  await page.getByText("1 of 1").waitFor();
  // From the search on, past its buttons and the list itself, to the turn's own.
  const edit = turn("test report").getByRole("button", { name: /Edit text/ });
  for (
    let tabs = 0;
    tabs < 60 && !(await edit.evaluate((button) => button === document.activeElement));
    tabs++
  )
    await page.keyboard.press("Tab");
  expect(await focused()).toMatch(/^Edit text/);
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /Maria Lopez said/ }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.type(" Certainly.");
  await page.keyboard.press("Enter");
  await turn("Certainly.").waitFor();
  await soon(focused).toMatch(/^Who said this/);
  await soon(async () => JSON.stringify(await minutes())).toContain("Certainly.");
  await page.keyboard.press("Control+z");
  await soon(async () => JSON.stringify(await minutes())).not.toContain("Certainly.");
});

test("every correction is in the history and can be undone there", async () => {
  await open();
  await it.page.getByRole("button", { name: "History of corrections" }).click();
  await it.page.getByText("turns joined").first().waitFor();
  const undo = it.page.getByRole("button", { name: "Undo", exact: true });
  for (let left = await undo.count(); left > 0; left--) {
    await undo.first().click();
    await soon(() => undo.count()).toBe(left - 1);
  }
});

test("where face and voice data is deleted, the page says what a correction costs before one is made", async () => {
  // Ninety days do not fit into a test: that they are over is put into the answer.
  const deleted = { readable: false, destroyedAt: "2026-01-31T12:00:00.000Z", analysisSeconds: 125 };
  const path = /\/api\/meetings\/[^/]+$/;
  await it.page.route(path, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), biometrics: deleted } });
  });
  await open();
  await it.page.getByText("was deleted on Jan 31, 2026. Changing a speaker re-analyses").waitFor();
  await it.page.getByText("about 2m").waitFor();
  await it.expectAccessible("a meeting whose biometric data is deleted");
  await it.page.unroute(path);
});

test("the minutes come in every format of the server, with those of the project under their own title", async () => {
  await open();
  const formats = [
    "docx",
    "pdf",
    "html",
    "md",
    "vtt",
    "srt",
    "json",
    "seglst",
    "stm",
    "rttm",
    "tracks",
    "evidence",
    "topics",
  ];
  await it.page.getByRole("button", { name: "Download" }).click();
  const items = it.page.locator("[data-format]");
  await items.first().waitFor();
  expect(await items.evaluateAll((all) => all.map((one) => one.getAttribute("data-format")))).toEqual(
    formats,
  );
  expect(await items.last().textContent()).toBe("Topics (text)");
  await it.page.keyboard.press("Escape");
  for (const format of formats) {
    await it.page.getByRole("button", { name: "Download" }).click();
    const [download] = await Promise.all([
      it.page.waitForEvent("download"),
      it.page.locator(`[data-format=${format}]`).click(),
    ]);
    expect(await download.failure()).toBeNull();
    expect(download.suggestedFilename()).toMatch(/\.\w+$/);
  }
}, 120_000);

test("the page is accessible in every tab, light and dark, English and Korean", async () => {
  for (const part of ["transcript", "minutes", "unknown"]) {
    await it.open(`${address}?t=12&tab=${part}`);
    await it.shoot(`meeting-${part}`, { fullPage: false });
  }
}, 240_000);

test("on a phone the player is on top and the tabs below, and nothing is wider than the screen", async () => {
  await it.page.setViewportSize({ width: 390, height: 844 });
  await it.open(`${address}?t=12`);
  const video = await it.page.locator("video").boundingBox();
  const tabs = await it.page.getByRole("tablist").boundingBox();
  expect(video!.y + video!.height).toBeLessThanOrEqual(tabs!.y);
  expect(await it.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await it.shoot("meeting-phone", { fullPage: false });
  await it.page.setViewportSize({ width: 1280, height: 900 });
}, 120_000);

test("an unknown person is enrolled with consent and is named everywhere", async () => {
  await it.page.goto(`${address}?tab=unknown`);
  await it.page.getByRole("button", { name: "Enrol…" }).click();
  await it.page.getByRole("button", { name: "Enrol", exact: true }).click();
  await it.page.getByText("Enrolment requires consent.").waitFor();
  await it.page.getByRole("textbox", { name: "Name" }).fill("Sam Weber");
  await it.page.getByRole("checkbox", { name: "Face" }).click();
  await it.page.getByRole("textbox", { name: "Evidence" }).fill("Form 12, signed");
  await it.page.getByRole("button", { name: "Enrol", exact: true }).click();
  await it.page.getByText("Sam Weber is enrolled").waitFor();
  await it.page.getByText("Everyone has a name").waitFor();
  await tab(/Transcript/).click();
  await turn("customers are waiting")
    .getByRole("button", { name: "Who said this? Now: Sam Weber" })
    .waitFor();
});

test("no page reported an error", () => expect(it.complaints).toEqual([]));
