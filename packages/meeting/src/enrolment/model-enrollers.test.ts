import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Models, openModels } from "@hapju/inference";
import { type Media, openMedia } from "@hapju/media";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { galleryOf } from "../matching/gallery.ts";
import { match } from "../matching/match.ts";
import { type TestDirectory, testDirectory } from "../testing/directory.fixture.ts";
import { modelTemplaters, type Templaters } from "./templater.ts";

const DATA = resolve(import.meta.dirname, "../../../../../shared/data");
const COUPLE = join(DATA, "faces/deepface/couple.jpg");

describe.skipIf(!existsSync(DATA))("enrolment with the embedded models (needs ../shared/data)", () => {
  let home: TestDirectory;
  let models: Models;
  let media: Media;
  let templaters: Templaters;
  let faceModel: string;
  beforeAll(async () => {
    home = await testDirectory();
    models = await openModels({ dir: join(home.home, "models"), hostProcesses: 1 });
    media = openMedia({ processes: 1 });
    const plan = await models.plan(["face-detection", "face-embedding", "speaker-embedding"]);
    faceModel = plan["face-embedding"]!;
    templaters = modelTemplaters({ media, models, plan });
  });
  afterAll(async () => {
    await models.close();
    await media.close();
    await home[Symbol.asyncDispose]();
  });

  test("the people.json of a meeting: who is to be enrolled is, and everybody looks like themselves alone", async () => {
    const people = join(DATA, "meetings/standup/people.json");
    const report = await home.directory.import(people, templaters);
    expect(report.problems).toEqual([]);
    expect(report.people.map(({ id, newTemplates }) => [id, newTemplates])).toEqual([
      ["P001", 2],
      ["P002", 1],
      ["P003", 1],
      ["P004", 1],
      ["P005", 0],
    ]);
    const snapshot = await home.directory.snapshot({ faceModel });
    const known = snapshot.people.map(({ id, faceTemplates }) => ({ id, templates: faceTemplates }));
    const gallery = galleryOf(known, "distance");
    const calibration = { measure: "distance", midpoint: 0.6, slope: -30 } as const;
    for (const { id, templates } of known)
      for (const template of templates)
        expect(match(template, gallery, calibration)).toMatchObject({
          decision: "named",
          candidates: [{ id }, { id: "unknown" }, {}, {}, {}],
        });
  });

  test("of a sound the speech is enrolled, and none without", async () => {
    const add = (id: string) =>
      home.directory.add({
        id,
        name: id,
        consents: [{ purpose: "voice-recognition", textVersion: "form-1", evidence: "signed" }],
      });
    const sound = async (name: string) => ({
      name,
      samples: await templaters.sound(join(DATA, "audio", name)),
    });
    const steve = await sound("azure/enrollment_audio_steve.wav");
    await add("steve");
    const template = await home.directory.enrolVoice("steve", steve, templaters);
    expect(template?.quality.durationSeconds).toBeGreaterThan(8);
    expect(template?.quality.durationSeconds).toBeLessThan(steve.samples.length / 16_000 - 1);

    await add("hum");
    const samples = Float32Array.from({ length: 10 * 16_000 }, (_, i) => 0.1 * Math.sin(i / 20));
    await expect(
      home.directory.enrolVoice("hum", { name: "hum.wav", samples }, templaters),
    ).rejects.toMatchObject({
      code: "sound-too-short",
      message: expect.stringContaining("s of speech"),
    });
  });

  test.runIf(existsSync(COUPLE))("a photo of two and a photo of nobody are refused", async () => {
    await home.directory.add({
      id: "kim",
      name: "Kim",
      consents: [{ purpose: "face-recognition", textVersion: "form-1", evidence: "signed" }],
    });
    await expect(home.directory.enrolFace("kim", COUPLE, templaters)).rejects.toMatchObject({
      code: "several-faces",
      data: { faces: 2 },
    });
    const nobody = { name: "wall.bmp", bytes: greyWall(320, 240) };
    await expect(home.directory.enrolFace("kim", nobody, templaters)).rejects.toMatchObject({
      code: "no-face",
    });
    const text = { name: "text.jpg", bytes: new TextEncoder().encode("not a photo") };
    await expect(home.directory.enrolFace("kim", text, templaters)).rejects.toMatchObject({
      code: "photo-unreadable",
      message: expect.stringContaining("text.jpg (11 bytes)"),
    });
  });
});

/** A 24-bit BMP of one grey. */
function greyWall(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(54 + width * height * 3, 0x80);
  bytes.fill(0, 0, 54);
  bytes.write("BM");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}
