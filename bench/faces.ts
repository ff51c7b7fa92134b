import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { wilson } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { faceDetection, faceEmbedding, openModels } from "@hapju/models";
import { shared } from "./lib/data.ts";
import { temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * How well faces are told apart, on pairs of photos: the shares of pairs of one person accepted (TAR) and of two
 * people accepted (FAR), with 95% intervals, since the set is small. A threshold found on one half of the people is
 * reported on the other half, both ways round.
 */
const photos = shared("data/faces/deepface");
const catalog = join(temporaryFolder("faces"), "catalog.json");
const file = (path: string) => [{ name: "model", path: shared(path) }];
const common = { version: "1", runtime: "onnx", licence: "see ../shared/models", commercialUse: false };
writeFileSync(
  catalog,
  JSON.stringify({
    models: [
      {
        ...common,
        id: "bench-yunet",
        task: "face-detection",
        adapter: "yunet",
        files: file("models/yunet/yunet_n_dynamic.onnx"),
        memoryMiB: 60,
        card: "YuNet.",
      },
      {
        ...common,
        id: "mobilefacenet",
        task: "face-embedding",
        adapter: "mobilefacenet",
        files: file("models/mobilefacenet/mobilefacenet.onnx"),
        memoryMiB: 40,
        card: "MobileFaceNet.",
        calibration: { measure: "cosine", midpoint: 0.44, slope: 20 },
      },
    ],
  }),
);

/** A pair of photos: whose they are, and how alike their faces are, as a log-likelihood ratio. */
interface Pair {
  readonly people: readonly [string, string];
  readonly same: boolean;
  readonly evidence: number;
}

const listed = readFileSync(join(photos, "master.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.trim().split(",") as [string, string, string]);

/** Photos said to show one person, by the first of them. */
const person = new Map<string, string>();
for (const [a, b] of listed.filter(([, , decision]) => decision === "Yes")) {
  const [keep, merge] = [person.get(a) ?? a, person.get(b) ?? b];
  person.set(a, keep).set(b, keep);
  for (const [photo, owner] of person) if (owner === merge) person.set(photo, keep);
}
const owner = (photo: string) => person.get(photo) ?? photo;

const media = openMedia({ processes: 1 });
const largest = <T extends { box: { width: number; height: number } }>(faces: readonly T[]) =>
  faces.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)[0];

async function pairsOf(detector: string, embedder: string): Promise<Pair[]> {
  const routes = { "face-detection": [detector], "face-embedding": [embedder] };
  const models = await openModels({ dir: temporaryFolder("models"), catalog, hostProcesses: 1, routes });
  const { calibration } = models.catalog.get(embedder);
  if (!calibration) throw new Error(`${embedder} has no calibration in the catalog`);
  const embeddings = new Map<string, Float32Array>();
  for (const photo of new Set(listed.flatMap((pair) => pair.slice(0, 2)))) {
    const image = await media.image(join(photos, photo));
    const face = largest((await models.call(faceDetection, { image })).output.faces);
    if (!face) continue;
    const { output } = await models.call(faceEmbedding, { image, faces: [face] });
    embeddings.set(photo, output.embeddings[0]!);
  }
  await models.close();
  const score = calibration.measure === "cosine" ? cosine : distance;
  return listed.flatMap(([a, b, decision]) => {
    const [left, right] = [embeddings.get(a), embeddings.get(b)];
    if (!left || !right) return [];
    const evidence = calibration.slope * (score(left, right) - calibration.midpoint);
    return [{ people: [owner(a), owner(b)] as const, same: decision === "Yes", evidence }];
  });
}

const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!));
function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
function accepted(pairs: readonly Pair[], threshold: number): string {
  const { successes, trials, low, high } = wilson(
    pairs.filter(({ evidence }) => evidence >= threshold).length,
    pairs.length,
  );
  return `${successes} of ${trials} (${percent(low)}–${percent(high)})`;
}

/** Where as many of one person are refused as of two people are accepted, or midway where none is. */
function balance(pairs: readonly Pair[]): number {
  const wrong = (threshold: number, same: boolean) => {
    const those = pairs.filter((pair) => pair.same === same);
    return those.filter(({ evidence }) => evidence >= threshold !== same).length / those.length;
  };
  const cuts = pairs.map(({ evidence }) => evidence).sort((a, b) => a - b);
  const between = cuts.slice(1).map((cut, i) => (cut + cuts[i]!) / 2);
  const cost = (threshold: number) => wrong(threshold, true) + wrong(threshold, false);
  const least = Math.min(...between.map(cost));
  const best = between.filter((threshold) => cost(threshold) === least);
  return best[Math.floor(best.length / 2)]!;
}

/** From this log-likelihood ratio on a face is named (`packages/directory`, `nameFrom`). */
const NAMED = 3;
const people = [...new Set(listed.flatMap(([a, b]) => [owner(a), owner(b)]))].sort();
const halves = [0, 1].map((half) => new Set(people.filter((_, i) => i % 2 === half)));
const within = (pairs: readonly Pair[], half: ReadonlySet<string>) =>
  pairs.filter((pair) => pair.people.every((one) => half.has(one)));

const rows: string[][] = [];
for (const [detector, embedder] of [
  ["face-api-detector", "face-api-recognition"],
  ["bench-yunet", "face-api-recognition"],
  ["bench-yunet", "mobilefacenet"],
] as const) {
  const pairs = await pairsOf(detector, embedder);
  const row = (at: string, tested: readonly Pair[], threshold: number) =>
    rows.push([
      `${detector.replace("bench-", "")} + ${embedder}`,
      at,
      accepted(
        tested.filter(({ same }) => same),
        threshold,
      ),
      accepted(
        tested.filter(({ same }) => !same),
        threshold,
      ),
    ]);
  row("rather the same than not", pairs, 0);
  row("named", pairs, NAMED);
  for (const [tuned, reported] of [halves, halves.toReversed()] as [Set<string>, Set<string>][]) {
    const half = reported === halves[1] ? "second" : "first";
    row(
      `found on the other half, ${half} half of ${people.length} people`,
      within(pairs, reported),
      balance(within(pairs, tuned)),
    );
  }
}
await media.close();
console.log(table(["models", "threshold", "TAR", "FAR"], rows));
