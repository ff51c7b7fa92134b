import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRecording } from "@hapju/media/testing";
import { localScope } from "@hapju/spec";
import { expect, test } from "vitest";
import { openMeetingApp } from "./meeting-app.ts";

test("a WebM of a browser, without length and index, becomes minutes and can be played", async () => {
  const home = mkdtempSync(join(tmpdir(), "hapju-webm-"));
  try {
    const path = join(home, "camera.webm");
    // Two chunks: the second is found without an index.
    makeRecording(path, { seconds: 33, video: { codec: "vp8", framesPerSecond: 5 }, audio: {} });
    await using app = await openMeetingApp({ home, modelsDir: join(tmpdir(), "hapju-test-models") });
    const { meetings, results, renditions, engine, media } = app;
    const made = await meetings.create(localScope, { path, title: "Camera" });
    expect(made).toMatchObject({ hasAudio: true, hasVideo: true });
    engine.work();
    const { id, run, state } = await meetings.settled(localScope, made.id);
    expect(state).toBe("ready");
    const { minutes } = await results.read(localScope, id);
    expect(minutes.durationSeconds).toBeCloseTo(33, 0);
    const chunks = (await engine.queries.steps(localScope, run)).steps.find(({ name }) => name === "faces");
    expect(chunks).toMatchObject({ total: 2, completed: 2, retries: 0 });
    const playable = await renditions.playable(localScope, id);
    expect(playable.type).toBe("video/mp4");
    expect((await media.probe(playable.path)).declaredSeconds).toBeCloseTo(33, 0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 120_000);
