import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openMeetingApp } from "./meeting-app.ts";

const home = mkdtempSync(join(tmpdir(), "hapju-routes-"));
const TASK = "voice-activity";
// In the catalog, never loaded: only planned.
const twins = ["twin-a", "twin-b"].map((id) => ({
  id,
  version: "1",
  task: TASK,
  runtime: "onnx",
  adapter: "@hapju/tasks/adapters/speech/voice-activity/silero-vad",
  files: [{ name: "model", path: "catalog.json" }],
  licence: "MIT",
  commercialUse: true,
  memoryMiB: 1,
  card: "A test's",
}));
writeFileSync(join(home, "catalog.json"), JSON.stringify({ models: twins }));
const open = () => openMeetingApp({ home, modelsDir: home });
const planned = async ({ models }: Awaited<ReturnType<typeof open>>) =>
  (await models.plan([{ name: TASK }]))[TASK];

afterEach(() => vi.unstubAllEnvs());
afterEach(() => rmSync(home, { recursive: true, force: true }));

test("a saved route applies to every process on the home; the environment overrides it", async () => {
  {
    await using app = await open();
    await app.savedRoutes.save(TASK, ["twin-b", "twin-a"]);
    expect(await planned(app)).toBe("twin-b@1");
  }
  {
    await using again = await open();
    expect(await planned(again)).toBe("twin-b@1");
    // As another process on the same database would.
    await again.savedRoutes.save(TASK, ["lost-from-the-catalog"]);
    expect((await again.models.routes()).find(({ task }) => task === TASK)).toMatchObject({ changed: false });
    await again.savedRoutes.save(TASK, ["twin-b"]);
  }
  vi.stubEnv("HAPJU_ROUTE_VOICE_ACTIVITY", "twin-a");
  await using fixed = await open();
  expect(await planned(fixed)).toBe("twin-a@1");
  expect(() => fixed.models.checkRoute(TASK, ["twin-b"])).toThrow("HAPJU_ROUTE_VOICE_ACTIVITY");
});
