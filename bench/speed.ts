import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RecordedCall } from "@hapju/engine";
import { openMeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { shared } from "./lib/data.ts";
import { hapju, temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * How fast `review` (171 s, five faces) becomes minutes, with the embedded models and with YuNet and MobileFaceNet:
 * per model calls and milliseconds, and what the processors did. Fails above a third or a quarter of its length.
 */
const LENGTH_SECONDS = 170.6;
const review = shared("data/meetings/review");
const work = temporaryFolder("speed");

const faceModels = [
  {
    id: "yunet",
    version: "libfacedetection-2023",
    task: "face-detection",
    runtime: "onnx",
    adapter: "@hapju/tasks/adapters/vision/face-detection/yunet",
    files: [{ name: "model", path: shared("models/yunet/yunet_n_dynamic.onnx") }],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 60,
    card: "YuNet, five points.",
  },
  {
    id: "mobilefacenet",
    version: "1",
    task: "face-embedding",
    runtime: "onnx",
    adapter: "@hapju/tasks/adapters/vision/face-embedding/mobilefacenet",
    files: [{ name: "model", path: shared("models/mobilefacenet/mobilefacenet.onnx") }],
    licence: "unresolved: tests only",
    commercialUse: false,
    memoryMiB: 40,
    card: "Cosine at or above 0.50 is the same person, at or below 0.35 another.",
    calibration: { measure: "cosine", midpoint: 0.425, slope: 40 },
  },
];

const settings = [
  { name: "embedded", models: [], share: 1 / 3 },
  { name: "YuNet and MobileFaceNet", models: faceModels, share: 1 / 4 },
];

const summary: (string | number)[][] = [];
const perModel: (string | number)[][] = [];
const spent: (string | number)[][] = [];
for (const { name, models, share } of settings) {
  const home = join(work, name.replaceAll(" ", "-"));
  const modelsDir = join(home, "models");
  mkdirSync(modelsDir, { recursive: true });
  if (models.length > 0) writeFileSync(join(modelsDir, "catalog.json"), JSON.stringify({ models }));
  const out = join(home, "out");
  const run = await hapju(
    ["minutes", join(review, "review.mp4"), "--people", join(review, "people.json"), "--out", out],
    { HAPJU_HOME: home },
  );
  if (run.exitCode !== 0) throw new Error(`${name}: ${run.stderr}`);
  summary.push([name, run.wallSeconds, run.wallSeconds / LENGTH_SECONDS, share, Math.round(run.peakMiB)]);
  if (run.wallSeconds > share * LENGTH_SECONDS) process.exitCode = 1;
  const { inference, decoding, other } = run.cpuSeconds;
  const busy = inference + decoding + other;
  const available = run.wallSeconds * availableParallelism();
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
  spent.push([name, inference, decoding, other, percent(other, busy), percent(available - busy, available)]);
  for (const [model, calls] of await callsOf(home, modelsDir)) {
    const milliseconds = calls.reduce((sum, { runMs }) => sum + runMs, 0);
    perModel.push([name, model, calls.length, Math.round(milliseconds), milliseconds / calls.length]);
  }
}
console.log(`${table(["models", "seconds", "of its length", "target", "peak MiB"], summary)}\n`);
console.log(`${table(["models", "model", "calls", "milliseconds", "per call"], perModel)}\n`);
console.log(
  table(
    ["models", "inference, CPU s", "decoding", "other", "other of all work", "of wall time × cores idle"],
    spent,
  ),
);

async function callsOf(home: string, modelsDir: string): Promise<Map<string, RecordedCall[]>> {
  await using app = await openMeetingApp({ home, modelsDir });
  const [run] = await app.engine.queries.list(localScope);
  return Map.groupBy(await app.engine.queries.calls(localScope, run!.id), ({ model }) => model ?? "none");
}
