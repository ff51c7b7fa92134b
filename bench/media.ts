import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CropTrack, openMedia } from "@hapju/media";
import { shared } from "./lib/data.ts";
import { table } from "./lib/table.ts";

/**
 * What decoding costs, on `review` (171 s, 1280 × 720, 25 pictures a second), with one process and two.
 * A multiple of 10 means that ten seconds of the recording take one. Prints one table.
 */
const review = shared("data/meetings/review");
const recording = join(review, "review.mp4");
const CHUNK_SECONDS = 30;
const TICKS_PER_SECOND = 100;

interface Person {
  readonly tile: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly face_boxes: readonly (readonly [number, number, number, number, number])[];
}

/** The five faces of the recording, a box every half second. */
function facesOf(): CropTrack[] {
  const { persons, fps, width, height } = JSON.parse(
    readFileSync(join(review, "ref.tracks.json"), "utf8"),
  ) as { persons: Record<string, Person>; fps: number; width: number; height: number };
  return Object.values(persons).map(({ face_boxes }) => ({
    boxes: face_boxes.map(([frame, x, y, w, h]) => ({
      seconds: frame / fps,
      box: { x: x / width, y: y / height, width: w / width, height: h / height },
    })),
  }));
}

/** Processor time of this process's children and of itself, as Linux reports it. */
function processorSeconds(): number {
  if (!existsSync("/proc/self/stat")) return Number.NaN;
  const children = readdirSync("/proc/self/task").flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean),
  );
  const ticks = ["self", ...children].map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_PER_SECOND;
}

const rows: (string | number)[][] = [];
for (const processes of [1, 2]) {
  const media = openMedia({ processes });
  const { durationSeconds } = await media.probe(recording);
  await Promise.all([1, 2].map(() => media.probe(recording)));
  const ranges = Array.from({ length: Math.ceil(durationSeconds / CHUNK_SECONDS) }, (_, index) => ({
    startSeconds: index * CHUNK_SECONDS,
    endSeconds: Math.min(durationSeconds, (index + 1) * CHUNK_SECONDS),
  }));
  const tracks = facesOf();
  const frames = async (range: (typeof ranges)[number], width: number) => {
    for await (const _ of media.frames(recording, { ...range, framesPerSecond: 2, width }));
  };
  const jobs: readonly (readonly [string, (range: (typeof ranges)[number]) => Promise<unknown>])[] = [
    ["sound", (range) => media.audio(recording, range)],
    ["frames, 2 a second, 1280 wide", (range) => frames(range, 1280)],
    ["frames, 2 a second, 640 wide", (range) => frames(range, 640)],
    [
      "crops of 5 faces, 12.5 a second",
      (range) => media.crops(recording, { ...range, framesPerSecond: 12.5, tracks }),
    ],
    [
      "crops of 5 faces, 25 a second",
      (range) => media.crops(recording, { ...range, framesPerSecond: 25, tracks }),
    ],
  ];
  for (const [name, job] of jobs) {
    const before = processorSeconds();
    const start = performance.now();
    await Promise.all(ranges.map(job));
    const seconds = (performance.now() - start) / 1000;
    rows.push([
      name,
      processes,
      seconds.toFixed(2),
      (processorSeconds() - before).toFixed(2),
      `${(durationSeconds / seconds).toFixed(0)}×`,
    ]);
  }
  await media.close();
}
console.log(table(["what", "processes", "seconds", "processor seconds", "of real time"], rows));
