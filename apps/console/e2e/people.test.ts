import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openConsole, type TestConsole } from "./harness/console.ts";
import { makeMeeting } from "./harness/upload.ts";

const RECORDING = fileURLToPath(new URL("../../../sample/meeting.mp4", import.meta.url));
const PHOTO = fileURLToPath(new URL("../../../sample/enrol/david_1.jpg", import.meta.url));
const VOICE = fileURLToPath(new URL("../../../sample/enrol/david_1.wav", import.meta.url));

/** Becomes true once the meeting was analysed again, which takes half a minute on a busy machine. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 90_000 });

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

  test("an unknown face gets the name of a new person, everywhere, and undo restores it", async () => {
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
    await page.getByRole("heading", { name: "Everyone has a name" }).waitFor();
    expect(await attendees()).toContain("Ruth Stone");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByAltText(/The unknown face in Release/).waitFor();
    expect(await attendees()).not.toContain("Ruth Stone");
  });

  test("a person is added with consent to the exact wording, and enrolled by a photo", async () => {
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

    // The photo shows David: enrolling it as Ann is refused.
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload a photo" }).click();
    await (await chooser).setFiles(PHOTO);
    await page
      .getByText(/This face or voice matches another person|Enrolled/)
      .first()
      .waitFor();
    await it.shoot("person");
  });

  test("the camera takes a photo; what shows no face is refused with a reason", async () => {
    const { page } = it;
    await page.getByRole("button", { name: "Use the camera" }).click();
    await page.getByRole("button", { name: "Take photo" }).click();
    await page.getByAltText("Photo preview").waitFor();
    await it.expectAccessible("the camera");
    await page.getByRole("button", { name: "Enrol this photo" }).click();
    await page.getByText("There is no face in this photo").first().waitFor();
    await page.keyboard.press("Escape");
  });

  test("a sound without speech and the voice of another person are refused with a reason", async () => {
    const { page } = it;
    await page.getByRole("button", { name: "Record consent" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Voice", { exact: true }).click();
    await dialog.getByLabel("Evidence").fill("signed form 12");
    await dialog.getByRole("button", { name: "Record consent" }).click();

    // The microphone of this browser beeps.
    await page.getByRole("button", { name: "Record a sample" }).click();
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("Recording, 0:02").waitFor();
    await it.expectAccessible("recording a voice");
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByLabel("Recorded sample").waitFor();
    await page.getByRole("button", { name: "Enrol this sample" }).click();
    await page.getByText("There is too little speech in this").first().waitFor();
    await page.keyboard.press("Escape");

    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Upload audio" }).click();
    await (await chooser).setFiles(VOICE);
    // The voice is David's: enrolling it as Ann is refused.
    await page
      .getByText(/This face or voice matches another person/)
      .first()
      .waitFor();
    await it.shoot("person-with-a-voice");
  });

  test("withdrawing consent says what it does, and the person is unknown once no template is left", async () => {
    const { page } = it;
    await it.open("/people/maria");
    const withdraw = async (kind: RegExp) => {
      const card = page
        .locator("section, article, div")
        .filter({ has: page.getByRole("heading", { name: kind }) });
      await card.last().getByRole("button", { name: "Withdraw" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("Release of the new program").waitFor();
      await dialog.getByText("One template and its key are deleted").waitFor();
      await it.expectAccessible("withdrawing consent");
      await dialog.getByRole("button", { name: "Withdraw consent" }).click();
      await dialog.getByText("One meeting was updated:").waitFor();
      return dialog;
    };
    const face = await withdraw(/^Face$/);
    await face.getByRole("button", { name: "Done" }).click();
    await page.getByText("Maria Lopez has not agreed to face recognition").waitFor();
    // She agreed to be known by her voice, and is; the page lists meetings as they are.
    await soon(attendees).toContain("Maria Lopez");
    await page.reload();
    const voice = await withdraw(/^Voice$/);
    expect(await attendees()).not.toContain("Maria Lopez");
    await voice.getByRole("button", { name: "Done" }).click();
    await page.getByText("Maria Lopez has not agreed to voice recognition").waitFor();
    await page.getByRole("heading", { name: "Earlier consents" }).waitFor();
  });

  test("two unknown people of a meeting are merged, and undo separates them", async () => {
    const { page } = it;
    await it.open("/review");
    const same = page.getByRole("button", { name: "Same person as…" });
    expect(await same.count()).toBe(2);
    await same.first().click();
    await page
      .getByRole("menuitem", { name: /Same person as Unknown/ })
      .first()
      .click();
    await page.getByText("Merged into one person").first().waitFor();
    await soon(() => same.count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await soon(() => same.count()).toBe(2);
  });

  test("a rejected candidate is stored as a correction and can be undone", async () => {
    const { page, context } = it;
    // The sample has no uncertain names: a candidate is put into the response. The correction is real.
    await context.route("**/api/review", async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      for (const { sightings } of body.items)
        for (const each of sightings)
          each.candidates = [{ person: "david", name: "David Clark", probability: 0.12 }];
      await route.fulfill({ response: answer, json: body });
    });
    await it.open("/review");
    await page.getByRole("button", { name: "Not David Clark" }).first().click();
    await page.getByText("Noted: not David Clark").first().waitFor();
    const { items } = await (await context.request.get("/api/meetings")).json();
    const latest = async () => {
      const made = await (await context.request.get(`/api/meetings/${items[0].id}/corrections`)).json();
      return made.items.at(-1);
    };
    expect((await latest()).correction).toMatchObject({ kind: "not-person", person: "david" });
    await page.getByRole("button", { name: "Undo" }).click();
    await soon(async () => (await latest()).undoneAt).toEqual(expect.any(String));
    await context.unroute("**/api/review");
  });

  test("where the policy keeps unknown faces, similar ones of several meetings are one group, and named at once", async () => {
    const { page, context } = it;
    const { id } = await makeMeeting(it, await readFile(RECORDING), "The same room");
    const meeting = async () => (await context.request.get(`/api/meetings/${id}`)).json();
    await expect.poll(async () => (await meeting()).state, { timeout: 240_000, interval: 500 }).toBe("ready");
    await it.open("/review");
    expect(await page.getByText("similar sightings").count()).toBe(0);
    await page.getByText("Unknown faces are not compared across meetings").waitFor();

    await it.open("/settings");
    await page.getByRole("switch", { name: "Compare unknown faces across meetings" }).click();
    await page.getByText("Unknown faces are now compared across meetings").first().waitFor();
    await it.open("/review");
    const group = page.getByRole("listitem").filter({ hasText: "2 similar sightings" }).first();
    await group.getByRole("link", { name: "The same room" }).waitFor();
    await group.getByRole("link", { name: "Release of the new program" }).waitFor();
    await it.shoot("review-together");

    await group.getByRole("combobox", { name: "Who is this?" }).click();
    await page.getByRole("combobox", { name: "Type a name" }).fill("Ruth");
    await page
      .getByRole("option", { name: /Ruth Stone|New person/ })
      .first()
      .click();
    await page.getByText("Named Ruth Stone").first().waitFor();
    const namedIn = async () => {
      const { items } = await (await context.request.get("/api/meetings")).json();
      return (items as { people: { name: string }[] }[]).filter(({ people }) =>
        people.some(({ name }) => name === "Ruth Stone"),
      ).length;
    };
    expect(await namedIn()).toBe(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await soon(namedIn).toBe(0);
  }, 360_000);

  test("the order of models is changed by keyboard and put back", async () => {
    const { page } = it;
    await it.open("/models");
    await it.shoot("models");
    await page.getByRole("button", { name: "Move face-api-detector up" }).press("Enter");
    await page.getByText("face-api-detector is now number 1").first().waitFor();
    await page.getByText("Custom order").waitFor();
    await page.getByRole("button", { name: "Restore catalog order" }).click();
    await page.getByText("Catalog order restored").first().waitFor();
  });

  test("the audit log shows what was done, by whom, and that the chain is intact", async () => {
    const { page } = it;
    await it.open("/audit");
    await page.getByRole("button", { name: "Verify the chain" }).click();
    await page.getByText("The chain is intact").waitFor();
    await page.getByRole("combobox", { name: "Action" }).click();
    await page.getByRole("option", { name: "Consent withdrawn" }).click();
    const entry = page.getByRole("row").filter({ hasText: "Consent withdrawn" }).first();
    await entry.waitFor();
    await entry.getByText("Maria Lopez").waitFor();
    await entry.getByText("Jo Owner").waitFor();
    await entry.getByRole("button", { name: /Details of entry/ }).click();
    await page.getByText("Hash").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export" }).click();
    const exported = await download;
    expect(exported.url()).toContain("action=consent-withdrawn");
    const lines = (await readFile(await exported.path(), "utf8")).trim().split("\n");
    expect(new Set(lines.map((line) => JSON.parse(line).action))).toEqual(new Set(["consent-withdrawn"]));
    await page.getByRole("button", { name: "Clear filter" }).click();
    await page.getByRole("combobox", { name: "Person" }).click();
    await page.getByRole("option", { name: "Ann Field" }).click();
    await page.getByRole("row").filter({ hasText: "Person added" }).getByText("Ann Field").waitFor();
    expect(await page.getByRole("row").filter({ hasText: "Consent withdrawn" }).count()).toBe(0);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("From").fill(tomorrow);
    await page.getByRole("heading", { name: "No matching entries" }).waitFor();
    await it.expectAccessible("an audit with nothing to show");
    await it.open("/audit");
    await it.shoot("audit");
  });

  test("no page reported an error", () => expect(it.complaints).toEqual([]));
});
