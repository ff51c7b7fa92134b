import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import {
  type Directory,
  type Enrollers,
  galleryOf,
  match,
  openDirectory,
  readSourceFile,
  type SourceFile,
  sourceFile,
} from "@hapju/identity";
import { createInference, type Inference } from "@hapju/inference";
import { type Media, openMedia } from "@hapju/media";
import { makeRecording } from "@hapju/media/testing";
import { localScope, SAMPLE_RATE } from "@hapju/spec";
import { openStorage, type Storage } from "@hapju/storage";
import { faceDetection, faceEmbedding, speakerEmbedding } from "@hapju/tasks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assembly } from "../assembly.ts";
import { modelEnrollers } from "./model-enrollers.ts";

const DATA = resolve(import.meta.dirname, "../../../../../shared/data");
const COUPLE = join(DATA, "faces/deepface/couple.jpg");

describe.skipIf(!existsSync(DATA))("enrolment with the embedded models (needs ../shared/data)", () => {
  let home: string;
  let storage: Storage;
  let directory: Directory;
  let models: Inference;
  let media: Media;
  let enrollers: Enrollers;
  let faceModel: string | undefined;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hapju-enrolment-"));
    storage = await openStorage({ home });
    directory = await openDirectory({ storage, home });
    models = createInference({ ...assembly, dir: join(home, "models"), hostProcesses: 1 });
    media = openMedia({ processes: 1 });
    const plan = await models.plan([faceDetection, faceEmbedding, speakerEmbedding]);
    faceModel = plan["face-embedding"];
    enrollers = modelEnrollers({ media, models, plan });
  });
  afterAll(async () => {
    await models.close();
    await media.close();
    await storage.close();
    await rm(home, { recursive: true, force: true });
  });

  test("the people.json of a meeting: everyone listed is enrolled and matches only themselves", async () => {
    const people = join(DATA, "meetings/standup/people.json");
    const report = await directory.import(localScope, people, enrollers);
    expect(report.problems).toEqual([]);
    expect(report.people.map(({ id, newTemplates }) => [id, newTemplates])).toEqual([
      ["P001", 2],
      ["P002", 1],
      ["P003", 1],
      ["P004", 1],
      ["P005", 0],
    ]);
    const snapshot = await directory.snapshot(localScope, { faceModel });
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

  test("only the speech of a sound is enrolled, and a sound without speech is refused", async () => {
    const add = (id: string) =>
      directory.add(localScope, {
        id,
        name: id,
        consents: [{ purpose: "voice-recognition", textVersion: "form-1", evidence: "signed" }],
      });
    const enrol = async (id: string, path: string) => {
      const file = await readSourceFile({ path, name: basename(path) }, "voice");
      return directory.enrolFile(localScope, id, "voice", file, enrollers);
    };
    const steve = join(DATA, "audio/azure/enrollment_audio_steve.wav");
    await add("steve");
    const template = await enrol("steve", steve);
    const secondsOfFile = (await stat(steve)).size / (2 * SAMPLE_RATE);
    expect(template?.quality.durationSeconds).toBeGreaterThan(8);
    expect(template?.quality.durationSeconds).toBeLessThan(secondsOfFile - 1);

    await add("hum");
    const hum = join(home, "hum.wav");
    await makeRecording(hum, {
      seconds: 10,
      audio: { sampleRate: SAMPLE_RATE, sound: (at) => 0.1 * Math.sin(at * 800) },
    });
    await expect(enrol("hum", hum)).rejects.toMatchObject({
      code: "sound-too-short",
      message: expect.stringContaining("s of speech"),
    });
  });

  test.runIf(existsSync(COUPLE))(
    "a photo of two people, one without a face and a file that is no photo are refused",
    async () => {
      await directory.add(localScope, {
        id: "kim",
        name: "Kim",
        consents: [{ purpose: "face-recognition", textVersion: "form-1", evidence: "signed" }],
      });
      const enrol = (file: SourceFile) => directory.enrolFile(localScope, "kim", "face", file, enrollers);
      await expect(
        enrol(await readSourceFile({ path: COUPLE, name: "couple.jpg" }, "face")),
      ).rejects.toMatchObject({ code: "several-faces", data: { faces: 2 } });
      const wall = sourceFile({ name: "wall.bmp", bytes: greyWall(320, 240) });
      await expect(enrol(wall)).rejects.toMatchObject({ code: "no-face" });
      const text = sourceFile({ name: "text.jpg", bytes: new TextEncoder().encode("not a photo") });
      await expect(enrol(text)).rejects.toMatchObject({
        code: "photo-unreadable",
        message: expect.stringContaining("text.jpg (11 bytes)"),
      });
    },
  );
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
