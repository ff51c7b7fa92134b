import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FilmWriter, renderMeeting } from "./render-meeting.ts";
import { type MeetingScript, parseScript } from "./script.ts";
import { rms } from "./speech/speak.ts";

type Film = Parameters<FilmWriter["write"]>[1];

/** Stands in for the media package: keeps the sound and a digest of every picture. */
class RecordingWriter implements FilmWriter {
  film: Film | undefined;
  readonly pictures: string[] = [];

  async write(_path: string, film: Film): Promise<void> {
    this.film = film;
    for await (const picture of film.frames) {
      expect(picture).toHaveLength(film.width * film.height * 3);
      this.pictures.push(createHash("sha256").update(picture).digest("hex"));
    }
  }
}

const script = parseScript({
  name: "tiny",
  title: "A tiny meeting",
  language: "en",
  framesPerSecond: 5,
  people: [
    { id: "maria", name: "Maria Lopez", appearance: 5, voice: "slt" },
    { id: "david", name: "David Clark", appearance: 110, voice: "rms", enrolled: false },
    { id: "emma", name: "Emma Hill", appearance: 61, voice: "slt-high", leavesAtSeconds: 2 },
  ],
  utterances: [
    { speaker: "maria", text: "Good morning." },
    { speaker: "david", text: "Hello, Maria!", gapSeconds: -0.2 },
    { speaker: "emma", text: "I am outside.", gapSeconds: 0.5 },
  ],
});

let folder: string;
const first = new RecordingWriter();
const tracks = async () => JSON.parse(await readFile(join(folder, "ref.tracks.json"), "utf8"));
const lines = async (file: string) =>
  (await readFile(join(folder, file), "utf8"))
    .trim()
    .split("\n")
    .map((line) => line.split(" "));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hapju-synthesis-"));
  await renderMeeting(script, folder, first);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the same script gives the same pictures and the same sound", async () => {
  const again = new RecordingWriter();
  const other = await mkdtemp(join(tmpdir(), "hapju-synthesis-"));
  await renderMeeting(script, other, again);
  await rm(other, { recursive: true });
  expect(again.pictures).toEqual(first.pictures);
  expect(again.film?.samples).toEqual(first.film?.samples);
});

test("sound and pictures have the same length", async () => {
  const { samples, sampleRate, framesPerSecond } = first.film!;
  expect(Math.abs(samples.length / sampleRate - first.pictures.length / framesPerSecond)).toBeLessThan(0.2);
  expect((await tracks()).frames).toBe(first.pictures.length);
});

test("the references say who talks when, and there is sound then and only then", async () => {
  const stm = await lines("ref.stm");
  const rttm = await lines("ref.rttm");
  expect(stm.map(([session, , speaker, , , ...words]) => [session, speaker, words.join(" ")])).toEqual([
    ["tiny", "maria", "good morning"],
    ["tiny", "david", "hello maria"],
    ["tiny", "emma", "i am outside"],
  ]);
  const { samples } = first.film!;
  const level = (from: number, to: number) =>
    20 * Math.log10(rms(samples.subarray(from * 16_000, to * 16_000)));
  for (const [index, line] of stm.entries()) {
    const [start, end] = [Number(line[3]), Number(line[4])];
    expect(Number(rttm[index]![3])).toBeCloseTo(start, 2);
    expect(Number(rttm[index]![4])).toBeCloseTo(end - start, 1);
    expect(rttm[index]![7]).toBe(line[2]);
    expect(level(start, end)).toBeGreaterThan(-30);
  }
  expect(level(0, Number(stm[0]![3]) - 0.02)).toBeCloseTo(-50, 0);
  expect(Number(stm[1]![3])).toBeLessThan(Number(stm[0]![4]));
});

test("the tracks say who is seen, who has left and who talks from outside", async () => {
  const { persons, events, overlaps } = await tracks();
  const [maria, , emma] = persons;
  expect(maria.visible).toEqual([{ start: 0, end: first.pictures.length / 5 }]);
  expect(maria.face_boxes[0].slice(1).every((value: number) => value > 0 && value < 1280)).toBe(true);
  expect(emma.visible[0].end).toBeLessThanOrEqual(2.2);
  expect(emma.utterances[0].on_screen).toBe(false);
  expect(events.map(({ event }: { event: string }) => event)).toEqual([
    "not enrolled (unknown)",
    "has left the frame",
    "speaks off-screen",
  ]);
  expect(overlaps).toHaveLength(1);
});

test("only those enrolled have a photo and a sound", async () => {
  const { people } = JSON.parse(await readFile(join(folder, "people.json"), "utf8"));
  expect(people.map(({ expected_label }: { expected_label: string }) => expected_label)).toEqual([
    "maria",
    "unknown",
    "emma",
  ]);
  expect(people[0].enrolment_images).toEqual(["enrol/maria_1.jpg"]);
  expect(existsSync(join(folder, "enrol/david_1.jpg"))).toBe(false);
  const photo = await readFile(join(folder, "enrol/maria_1.jpg"));
  expect(photo.subarray(0, 2).toString("hex")).toBe("ffd8");
  expect(people[0].enrolment_audio).toEqual(["enrol/maria_1.wav"]);
  const sound = await readFile(join(folder, "enrol/maria_1.wav"));
  const samples = Float32Array.from(
    { length: (sound.length - 44) / 2 },
    (_, at) => sound.readInt16LE(44 + at * 2) / 32767,
  );
  expect(samples.length / 16_000).toBeGreaterThan(6);
  expect(20 * Math.log10(rms(samples))).toBeCloseTo(-20, 0);
});

test("people who would talk over themselves or while mouthing silently are refused", async () => {
  const spoil = (change: Partial<MeetingScript>) =>
    renderMeeting({ ...script, ...change }, folder, new RecordingWriter());
  const twice = [script.utterances[0]!, { ...script.utterances[0]!, gapSeconds: -0.5 }];
  await expect(spoil({ utterances: twice })).rejects.toThrow(/utterances\.1: maria already talks/);
  const mouthing = { ...script.people[0]!, mouthsSilently: [{ startSeconds: 1, endSeconds: 3 }] };
  await expect(spoil({ people: [mouthing, ...script.people.slice(1)] })).rejects.toThrow(
    /utterances\.0: maria mouths silently/,
  );
});
