import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makePhoto, makeRecording } from "@hapju/media/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hapju, startHapju, temporaryFolder } from "../testing/hapju.fixture.ts";

const SAMPLE = fileURLToPath(new URL("../../../../sample/", import.meta.url));
const folder = temporaryFolder("bad-input");
const at = (name: string) => join(folder.path, name);
const env = { HAPJU_HOME: at("home") };

/** Runs `hapju minutes` on a file; `written` is what it left in the output folder. */
async function minutes(file: string, ...more: string[]) {
  const out = at(`out of ${file.replaceAll("/", "_")}`);
  const ended = await hapju(["minutes", file, "--out", out, ...more], env);
  return { ...ended, written: existsSync(out) ? readdirSync(out) : [], out };
}

const sound = { audio: {} };
const video = { video: {} };

beforeAll(async () => {
  await makeRecording(at("both.mp4"), { seconds: 2, ...sound, ...video });
});
afterAll(() => folder.remove());

describe("refused with exit code 2, a message that names the file, and nothing written", () => {
  test.each([
    [
      "text.mp4",
      "not media",
      (path: string) => writeFileSync(path, "these are minutes already\n".repeat(50)),
      /neither|not .*(sound|video|media|recording)/i,
    ],
    ["empty.mp4", "zero bytes", (path: string) => writeFileSync(path, ""), /empty|no bytes|0 bytes/i],
    ["photo.jpg", "a still image", (path: string) => makePhoto(path), /picture|image|photo/i],
  ] as const)("%s: %s", async (name, _, make, message) => {
    await make(at(name));
    const { exitCode, stderr, written } = await minutes(at(name));
    expect({ exitCode, written }).toEqual({ exitCode: 2, written: [] });
    expect(stderr).toContain(name);
    expect(stderr).toMatch(message);
  });

  test("a missing file", async () => {
    const { exitCode, stderr, written } = await minutes(at("nowhere.mp4"));
    expect({ exitCode, written }).toEqual({ exitCode: 2, written: [] });
    expect(stderr).toContain("nowhere.mp4");
  });

  test("an MP4 that ends before its index", async () => {
    const whole = readFileSync(at("both.mp4"));
    writeFileSync(at("cut.mp4"), whole.subarray(0, 200));
    const { exitCode, stderr } = await minutes(at("cut.mp4"));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("cut.mp4");
  });

  test("an invalid language tag", async () => {
    const { exitCode, stderr } = await minutes(at("both.mp4"), "--language", "not a tag");
    expect(exitCode).toBe(2);
    expect(stderr).toContain('"not a tag"');
  });

  test("an output folder that cannot be written, before anything is computed", async () => {
    const { exitCode, stderr } = await hapju(
      ["minutes", at("both.mp4"), "--out", at("both.mp4/minutes")],
      env,
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain("both.mp4/minutes");
    expect(stderr).toContain("--out");
  });

  test("an unknown run", async () => {
    const { exitCode, stderr } = await hapju(["minutes", "--resume", "0000000000", "--out", at("r")], env);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("0000000000");
  });

  test("no recording, an unknown option, an unknown command", async () => {
    for (const args of [["minutes"], ["minutes", "x", "--colour"], ["dance"]]) {
      expect((await hapju(args, env)).exitCode, args.join(" ")).toBe(2);
    }
  });
});

describe("people that cannot be imported", () => {
  const importing = async (people: object[]) => {
    writeFileSync(at("people.json"), JSON.stringify({ people }));
    return minutes(at("both.mp4"), "--people", at("people.json"));
  };
  const person = (photo: string) => ({
    id: "p1",
    display_name: "Kim",
    enrolled: true,
    enrolment_images: [photo],
  });

  test("a missing photo is named with its person", async () => {
    const { exitCode, stderr, written } = await importing([person("photos/kim.jpg")]);
    expect({ exitCode, written }).toEqual({ exitCode: 2, written: [] });
    expect(stderr).toContain("kim.jpg");
    expect(stderr).toContain("people[0]");
  });

  test("a photo with no face", async () => {
    makePhoto(at("wall.jpg"));
    const { exitCode, stderr } = await importing([person("wall.jpg")]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/No face was found in .*wall\.jpg/);
  });

  test("a photo with two faces says how many", async () => {
    const jpeg = [
      "-e",
      `import { openMedia } from "@hapju/media"; const media = openMedia();
      await import("node:fs").then(async (fs) => fs.writeFileSync(${JSON.stringify(at("two.jpg"))}, await media.jpeg(${JSON.stringify(`${SAMPLE}meeting.mp4`)}, { seconds: 2 })));
      await media.close();`,
    ];
    const { execFileSync } = await import("node:child_process");
    execFileSync(process.execPath, ["--input-type=module", ...jpeg], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
    });
    const { exitCode, stderr } = await importing([person("two.jpg")]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/two\.jpg shows 4 faces/);
  });
});

describe("odd recordings that become minutes", () => {
  const recipes = {
    "no audio track.mp4": { seconds: 2, ...video },
    "no video track.wav": { seconds: 2, ...sound },
    "short.mp4": { seconds: 0.3, ...sound, ...video },
    "surround.mp4": { seconds: 2, audio: { channels: 6 } },
    "telephone.wav": { seconds: 2, audio: { sampleRate: 8_000 } },
    "portrait.mp4": { seconds: 2, ...sound, video: { width: 64, height: 96 } },
    "turned.mp4": { seconds: 2, ...sound, video: { rotationDegrees: 90 } },
    "variable.mkv": { seconds: 2, ...sound, video: { times: [0, 0.04, 0.5, 0.54, 1.3, 1.9] } },
    "회의 녹화 1.mp4": { seconds: 2, ...sound, ...video },
  };
  test.each(Object.entries(recipes))("%s", async (name, recipe) => {
    await makeRecording(at(name), recipe);
    const { exitCode, stderr, written, out } = await minutes(at(name));
    expect(exitCode, stderr).toBe(0);
    expect(written).toHaveLength(9);
    const page = readFileSync(join(out, "minutes.md"), "utf8");
    if (name.startsWith("no audio")) expect(page).toContain("no sound");
    if (name.startsWith("no video")) expect(page).toContain("no picture");
  });

  test("the minutes of a truncated recording say so", async () => {
    await makeRecording(at("broken.mkv"), { seconds: 4, ...sound, ...video });
    truncateSync(at("broken.mkv"), Math.floor(statSync(at("broken.mkv")).size / 2));
    const { exitCode, stderr, out } = await minutes(at("broken.mkv"));
    expect(exitCode, stderr).toBe(0);
    expect(readFileSync(join(out, "minutes.md"), "utf8")).toContain("breaks off");
  });
});

test("a language that no model knows: exit code 3 at the start, never another language", async () => {
  const { exitCode, stderr, written } = await minutes(at("both.mp4"), "--language", "tlh");
  expect({ exitCode, written }).toEqual({ exitCode: 3, written: [] });
  expect(stderr).toContain('No speech-recognition model for language "tlh"');
});

test("a second process on the same home is refused with the process that holds it", async () => {
  const first = startHapju(["minutes", `${SAMPLE}meeting.mp4`, "--out", at("first"), "--json"], env);
  await first.until((stdout) => stdout.includes("run-started"));
  const second = await hapju(["people", "list"], env);
  first.kill();
  await first.ended;
  expect(second.exitCode).toBe(2);
  expect(second.stderr).toContain(`process ${first.pid}`);
});
