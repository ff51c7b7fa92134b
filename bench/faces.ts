import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSetIdentification, type Probe, verificationAt, wilson } from "@hapju/evaluation";
import { galleryOf, match } from "@hapju/identity";
import { createInference, type Inference } from "@hapju/inference";
import { openMedia } from "@hapju/media";
import { assembly } from "@hapju/meeting/assembly";
import type { Image } from "@hapju/spec";
import { faceDetection, faceEmbedding } from "@hapju/tasks";
import { shared } from "./lib/data.ts";
import { picturesOf } from "./lib/drawn-faces.ts";
import { type DerivedCalibration, derive, photoFolder, photoPairs, share } from "./lib/face-pairs.ts";
import { temporaryFolder } from "./lib/hapju.ts";
import { table } from "./lib/table.ts";

/**
 * How well faces are distinguished. On pairs of photos: the shares of pairs of one person accepted (TAR) and of two
 * people accepted (FAR), with 95% intervals (Wilson), since the set is small; cross-validated by person: each pair is
 * judged by a calibration derived from the pairs that share nobody with it. On drawn people: who is named when half of
 * those seen are strangers. `--json FILE` writes the tables as data.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "faces"),
  options: { json: { type: "string" } },
});
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
        adapter: "@hapju/tasks/adapters/vision/face-detection/yunet",
        files: file("models/yunet/yunet_n_dynamic.onnx"),
        memoryMiB: 60,
        card: "YuNet.",
      },
      {
        ...common,
        id: "mobilefacenet",
        task: "face-embedding",
        adapter: "@hapju/tasks/adapters/vision/face-embedding/mobilefacenet",
        files: file("models/mobilefacenet/mobilefacenet.onnx"),
        memoryMiB: 40,
        card: "MobileFaceNet.",
        calibration: { measure: "cosine", midpoint: 0.425, slope: 40 },
      },
    ],
  }),
);
const settings = [
  ["face-api-detector", "face-api-recognition"],
  ["bench-yunet", "face-api-recognition"],
  ["bench-yunet", "mobilefacenet"],
] as const;

/** Log-likelihood ratio from which a name is given where the catalog does not say (`packages/identity`). */
const NAME_FROM = 3;
const ENROLLED = 40;
const PROBES_EACH = 3;
const FIRST_SEED = 20_000;

const pairs = photoPairs();
const media = openMedia({ processes: 1 });
const largest = <T extends { box: { width: number; height: number } }>(faces: readonly T[]) =>
  faces.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)[0];

async function embed(models: Inference, image: Image): Promise<Float32Array | undefined> {
  const face = largest((await models.call(faceDetection, { image })).output.faces);
  if (!face) return undefined;
  return (await models.call(faceEmbedding, { image, faces: [face] })).output.embeddings[0];
}

const distance = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!));
function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const verified: string[][] = [];
const derived: string[][] = [];
const identified: string[][] = [];
for (const [detector, embedder] of settings) {
  const name = `${detector.replace("bench-", "")} + ${embedder}`;
  const routes = { "face-detection": [detector], "face-embedding": [embedder] };
  const models = createInference({
    ...assembly,
    catalog: [catalog, ...assembly.catalog],
    dir: temporaryFolder("models"),
    hostProcesses: 1,
    routes,
  });
  const { calibration } = models.catalog.get(embedder);
  if (!calibration) throw new Error(`${embedder} has no calibration in the catalog`);
  const { askFrom = 0, nameFrom = NAME_FROM } = calibration;

  const embeddings = new Map<string, Float32Array>();
  for (const photo of new Set(pairs.flatMap(({ photos }) => photos))) {
    const embedding = await embed(models, await media.image(join(photoFolder(), photo)));
    if (embedding) embeddings.set(photo, embedding);
  }
  const similarity = calibration.measure === "cosine" ? cosine : distance;
  const scored = pairs.flatMap(({ photos: [a, b], people, same }) => {
    const [left, right] = [embeddings.get(a), embeddings.get(b)];
    return left && right ? [{ people, same, score: similarity(left, right) }] : [];
  });
  type Scored = (typeof scored)[number];
  const scores = (same: boolean, [a, b]: readonly string[] = []) =>
    scored
      .filter((pair) => pair.same === same && !pair.people.some((one) => one === a || one === b))
      .map(({ score }) => score);
  const verify = (at: string, calibrationOf: (pair: Scored) => DerivedCalibration, from: number) => {
    const evidence = (same: boolean) =>
      scored
        .filter((pair) => pair.same === same)
        .map((pair) => {
          const { midpoint, slope } = calibrationOf(pair);
          return slope * (pair.score - midpoint);
        });
    const { trueAccept, falseAccept } = verificationAt(evidence(true), evidence(false), from);
    verified.push([name, at, share(trueAccept), share(falseAccept)]);
  };
  verify("catalog: suggested", () => calibration, askFrom);
  verify("catalog: named", () => calibration, nameFrom);
  const describe = (from: string, { midpoint, slope }: DerivedCalibration) =>
    derived.push([
      name,
      from,
      midpoint.toFixed(3),
      slope.toFixed(1),
      (midpoint + nameFrom / slope).toFixed(3),
    ]);
  describe("catalog", calibration);
  describe("all pairs", derive(scores(true), scores(false)));
  const others = ({ people }: Scored) => derive(scores(true, people), scores(false, people));
  verify("cross-validated: suggested", others, askFrom);
  verify("cross-validated: named", others, nameFrom);
  // As a catalog states it: half the slope of few pairs.
  const cautious = (pair: Scored) => {
    const { midpoint, slope } = others(pair);
    return { midpoint, slope: slope / 2 };
  };
  verify("cross-validated, half the slope: named", cautious, nameFrom);

  const gallery: { id: string; templates: Float32Array[] }[] = [];
  const probes: { person: string | null; embedding: Float32Array }[] = [];
  let unseen = 0;
  for (let i = 0; i < 2 * ENROLLED; i++) {
    const [portrait, ...others] = picturesOf(FIRST_SEED + i, 1 + PROBES_EACH);
    const enrolled = i < ENROLLED;
    const template = enrolled ? await embed(models, portrait!) : undefined;
    const id = `drawn-${i}`;
    if (template) gallery.push({ id, templates: [template] });
    for (const picture of others) {
      const embedding = await embed(models, picture);
      if (embedding) probes.push({ person: template ? id : null, embedding });
      else unseen++;
    }
  }
  await models.close();
  const known = galleryOf(gallery, calibration.measure);
  const answers = probes.map(({ person, embedding }) => {
    const { decision, candidates } = match(embedding, known, calibration);
    const best = candidates.find(({ id }) => id !== "unknown")!;
    const score = Math.sign(calibration.slope) * best.score!;
    return { person, candidate: best.id, score, decision } satisfies Probe & { decision: string };
  });
  const of = (test: (answer: (typeof answers)[number]) => boolean) => answers.filter(test).length;
  const named = of(({ decision }) => decision === "named");
  const right = of(({ decision, person, candidate }) => decision === "named" && person === candidate);
  const [enrolled, strangers] = [of(({ person }) => person !== null), of(({ person }) => person === null)];
  const rates = [0.01, 0.1].map((rate) => share(openSetIdentification(answers, rate).truePositive));
  identified.push([
    name,
    ...rates,
    share(wilson(right, Math.max(1, named))),
    share(wilson(right, enrolled)),
    share(
      wilson(
        of(({ person, decision }) => person === null && decision === "named"),
        strangers,
      ),
    ),
    String(of(({ decision }) => decision === "ask")),
    String(unseen),
  ]);
}
await media.close();
const tables = [
  { name: "verification", columns: ["models", "threshold", "TAR", "FAR"], rows: verified },
  {
    name: "calibration",
    columns: ["models", "derived from", "midpoint", "slope", "named from"],
    rows: derived,
  },
  {
    name: "drawn people",
    columns: [
      "models",
      "TPIR at FPIR 1%",
      "at 10%",
      "precision",
      "recall",
      "strangers named",
      "suggested",
      "no face found",
    ],
    rows: identified,
  },
];
for (const { columns, rows } of tables) console.log(`${table(columns, rows)}\n`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(tables, undefined, 2)}\n`);
