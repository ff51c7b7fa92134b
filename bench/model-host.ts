import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInference, type Inference, onnx } from "@hapju/inference";
import { voiceActivity } from "@hapju/tasks";
import { tinyOnnx } from "../packages/inference/src/testing/onnx.fixture.ts";

/**
 * 200 models of 4 MiB on one model host under a budget that holds a part of them, called in two ways: each in
 * turn (every call must load), and as a fleet is used (few models often, many rarely: Zipf). Prints one table.
 */
const MODELS = 200;
const SIDE = 1024;
const MIB = 1024 * 1024;
const CALLS = 1_000;
const BUDGETS_MIB = [64, 256, 1_024];

const folder = mkdtempSync(join(tmpdir(), "hapju-bench-"));
const adapter = new URL("../packages/inference/src/testing/tiny.fixture.ts", import.meta.url).href;
const ids = Array.from({ length: MODELS }, (_, i) => `m${i}`);
const models = ids.map((id, gain) => {
  writeFileSync(join(folder, `${id}.onnx`), tinyOnnx({ size: SIDE, gain }));
  return {
    id,
    version: "1",
    task: "voice-activity",
    runtime: "onnx",
    adapter,
    files: [{ name: "model", path: join(folder, `${id}.onnx`) }],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 5,
    card: "A matrix of 4 MiB.",
  };
});

/** The same numbers every time (Park and Miller). */
function* random(seed = 1): Generator<number> {
  for (let state = seed; ; yield state / 2_147_483_647) state = (state * 48_271) % 2_147_483_647;
}

/** Ids in the order of a fleet's calls: the first model twice as often as the second. */
function zipf(count: number): string[] {
  const weights = ids.map((_, rank) => 1 / (rank + 1));
  const total = weights.reduce((sum, weight) => sum + weight);
  const numbers = random();
  return Array.from({ length: count }, () => {
    let left = (numbers.next().value ?? 0) * total;
    const chosen = weights.findIndex((weight) => {
      left -= weight;
      return left <= 0;
    });
    return ids.at(chosen)!;
  });
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
const ms = (value: number) => (Number.isNaN(value) ? "–" : value.toFixed(1));

interface Answer {
  readonly totalMs: number;
  readonly loaded: boolean;
  readonly heldMiB: number;
  readonly residentMiB: number;
}

async function ask(host: Inference, id: string): Promise<Answer> {
  const before = host.status().counts.loads;
  const input = { samples: new Float32Array(SIDE) };
  const plan = { "voice-activity": `${id}@1` };
  const { queueMs, runMs } = await host.call(voiceActivity, input, { plan });
  const { counts, memory, hosts } = host.status();
  return {
    totalMs: queueMs + runMs,
    loaded: counts.loads > before,
    heldMiB: memory.heldBytes / MIB,
    residentMiB: hosts[0]!.residentBytes / MIB,
  };
}

async function measure(name: string, order: readonly string[], memoryMiB: number): Promise<string> {
  const host = createInference({
    tasks: [voiceActivity],
    runtimes: [onnx],
    catalog: models,
    dir: folder,
    hostProcesses: 1,
    threads: 1,
    memoryMiB,
  });
  const answers: Answer[] = [];
  for (const id of order) answers.push(await ask(host, id));
  const { counts } = host.status();
  await host.close();
  const total = (wanted: boolean) =>
    answers
      .filter(({ loaded }) => loaded === wanted)
      .map(({ totalMs }) => totalMs)
      .sort((a, b) => a - b);
  const [loads, hits] = [total(true), total(false)];
  const cells = [
    `${memoryMiB} MiB`,
    name,
    order.length,
    `${Math.round((100 * counts.hits) / order.length)}%`,
    counts.loads,
    counts.evictions,
    `${ms(at(loads, 0.5))} / ${ms(at(loads, 0.99))}`,
    `${ms(at(hits, 0.5))} / ${ms(at(hits, 0.99))}`,
    Math.round(Math.max(...answers.map(({ heldMiB }) => heldMiB))),
    Math.round(Math.max(...answers.map(({ residentMiB }) => residentMiB))),
  ];
  return `| ${cells.join(" | ")} |`;
}

const lines = [
  "| budget | order | calls | hits | loads | evictions | ms with load, p50 / p99 | ms on hit, p50 / p99 | most held, MiB | process at most, MiB |",
  "|---|---|---|---|---|---|---|---|---|---|",
];
for (const memoryMiB of BUDGETS_MIB) {
  lines.push(await measure("each in turn", ids, memoryMiB));
  lines.push(await measure("few often", zipf(CALLS), memoryMiB));
}
rmSync(folder, { recursive: true });
process.stdout.write(
  `${MODELS} models of ${(4 * SIDE * SIDE) / MIB} MiB on one host\n\n${lines.join("\n")}\n`,
);
