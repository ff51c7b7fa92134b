import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";

const PHOTO = fileURLToPath(new URL("../../../sample/enrol/david_1.jpg", import.meta.url));

describe("people, review, models and audit", () => {
  let it: TestConsole;
  beforeAll(async () => {
    it = await openConsole({ sample: true });
  }, 300_000);
  afterAll(() => it?.[Symbol.asyncDispose]());

  const attendees = async () => {
    const { items } = await (await it.context.request.get("/api/meetings")).json();
    return (items[0].people as { name: string }[]).map(({ name }) => name).sort();
  };

  test("an unknown face gets the name of somebody new, everywhere, and back", async () => {
    const { page } = it;
    await it.open("/review");
    await page.getByAltText(/The unknown face in Release/).waitFor();
    await it.shoot("review");
    await page.getByRole("combobox", { name: "Who is this?" }).click();
    await page.getByRole("combobox", { name: "Type a name" }).fill("Ruth Stone");
    await it.expectAccessible("picking a person");
    await page.getByRole("option", { name: /New person/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Add and name" }).click();
    await page.getByText("Named Ruth Stone").first().waitFor();
    await page.getByRole("heading", { name: "Everybody has a name" }).waitFor();
    expect(await attendees()).toContain("Ruth Stone");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByAltText(/The unknown face in Release/).waitFor();
    expect(await attendees()).not.toContain("Ruth Stone");
  });

  test("somebody is added with consent in the very words, and enrolled by a photo", async () => {
    const { page } = it;
    await it.open("/people");
    await it.shoot("people");
    await page.getByRole("button", { name: "Add person" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Ann Field");
    await dialog.getByText("Face", { exact: true }).click();
    await dialog.locator("blockquote").waitFor();
    await it.expectAccessible("adding a person");
    expect(await dialog.getByRole("button", { name: "Add person" }).isDisabled()).toBe(true);
    await dialog.getByLabel("Evidence").fill("signed form 12");
    await dialog.getByRole("button", { name: "Add person" }).click();
    await page.getByRole("heading", { name: "Ann Field" }).waitFor();
    await page.getByText("signed form 12").waitFor();

    // David's face is David's: whoever enrols it as Ann's is told.
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Photo from a file" }).click();
    await (await chooser).setFiles(PHOTO);
    await page
      .getByText(/This face looks like somebody else|Enrolled/)
      .first()
      .waitFor();
    await it.shoot("person");
  });

  test("the camera takes a photo; what shows no face is refused with a reason", async () => {
    const { page } = it;
    await page.getByRole("button", { name: "Use the camera" }).click();
    await page.getByRole("button", { name: "Take photo" }).click();
    await page.getByAltText("The photo taken").waitFor();
    await it.expectAccessible("the camera");
    await page.getByRole("button", { name: "Enrol this photo" }).click();
    await page.getByText("There is no face in this picture").first().waitFor();
    await page.keyboard.press("Escape");
  });

  test("who withdraws consent is told what it means, and is unknown from then on", async () => {
    const { page } = it;
    await it.open("/people/maria");
    await page.getByRole("button", { name: "Withdraw" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Release of the new program").waitFor();
    await dialog.getByText("The one template is deleted").waitFor();
    await it.expectAccessible("withdrawing consent");
    await dialog.getByRole("button", { name: "Withdraw consent" }).click();
    await dialog.getByText("One meeting is relabelled:").waitFor();
    expect(await attendees()).not.toContain("Maria Lopez");
    await dialog.getByRole("button", { name: "Done" }).click();
    await page.getByText("Maria Lopez has not agreed to face recognition").waitFor();
    await page.getByRole("heading", { name: "Earlier consents" }).waitFor();
  });

  test("the order of models is changed by keyboard and put back", async () => {
    const { page } = it;
    await it.open("/models");
    await it.shoot("models");
    await page.getByRole("button", { name: "Move face-api-detector up" }).press("Enter");
    await page.getByText("face-api-detector is now number 1").first().waitFor();
    await page.getByText("Order changed here").waitFor();
    await page.getByRole("button", { name: "As in the catalog" }).click();
    await page.getByText("The order is as in the catalog again").first().waitFor();
  });

  test("the audit tells what was done, by whom, and that the chain is whole", async () => {
    const { page } = it;
    await it.open("/audit");
    await page.getByRole("button", { name: "Verify the chain" }).click();
    await page.getByText("The chain is whole").waitFor();
    await page.getByRole("combobox", { name: "What" }).click();
    await page.getByRole("option", { name: "Consent withdrawn" }).click();
    const entry = page.getByRole("row").filter({ hasText: "Consent withdrawn" });
    await entry.waitFor();
    await entry.getByText("Maria Lopez").waitFor();
    await entry.getByText("Jo Owner").waitFor();
    await entry.getByRole("button", { name: /Details of entry/ }).click();
    await page.getByText("Hash").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export" }).click();
    expect((await download).url()).toContain("action=consent-withdrawn");
    await it.open("/audit");
    await it.shoot("audit");
  });

  test("nothing scrolls sideways on a phone", async () => {
    const { page } = it;
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      "/meetings",
      "/people",
      "/people/david",
      "/review",
      "/models",
      "/audit",
      "/settings",
    ]) {
      await it.open(path);
      expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, 390]);
      await it.expectAccessible(`${path} on a phone`);
    }
    expect(it.complaints).toEqual([]);
  });
});
