import { galleryOf, match } from "@hapju/identity";

// Time to compare one face or voice with everyone in the directory.

const DIMENSIONS = 128;
const ROUNDS = 20;

const vector = () => Float32Array.from({ length: DIMENSIONS }, () => Math.random() - 0.5);
const calibration = { measure: "cosine", midpoint: 0.42, slope: 40 } as const;

const rows = [1_000, 10_000, 100_000].map((count) => {
  const people = Array.from({ length: count }, (_, index) => ({ id: `p${index}`, templates: [vector()] }));
  const startPreparing = performance.now();
  const gallery = galleryOf(people, "cosine");
  const preparingMs = performance.now() - startPreparing;
  const times = Array.from({ length: ROUNDS }, () => {
    const embedding = vector();
    const start = performance.now();
    match(embedding, gallery, calibration);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return {
    templates: count,
    "prepare, ms": preparingMs.toFixed(1),
    "match p50, ms": times[ROUNDS / 2]!.toFixed(2),
    "match worst, ms": times.at(-1)!.toFixed(2),
  };
});
console.table(rows);
