import { Command } from "commander";
import { configuredAssembly } from "../config/configured-assembly.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Settings } from "../settings.ts";
import { addScoringOptions, type ScoringAsked, scoringOf } from "./scoring-options.ts";

interface Asked extends ScoringAsked {
  readonly suite: string;
}

/** `hapju compare A B --suite DIR` */
export function compareCommand(settings: Settings): Command {
  const command = new Command("compare")
    .description("Run two sets of models or settings on the same recordings and say whether one is better")
    .argument("<a>", 'a settings file: { "routes": { "face-detection": ["yunet"] }, "language": "en" }')
    .argument("<b>", "another settings file; only what differs is computed again")
    .requiredOption("--suite <dir>", "a folder of folders, each with a recording and a ref.stm");
  return addScoringOptions(command).action((a: string, b: string, asked: Asked) =>
    compare(settings, [a, b], asked),
  );
}

async function compare(settings: Settings, files: readonly [string, string], asked: Asked): Promise<void> {
  const { compareHypotheses, evaluateSuite, renderTable } = await import("@hapju/evaluation");
  const { openSuite } = await import("../suite/open-suite.ts");
  const { makeHypothesis } = await import("../suite/make-hypothesis.ts");
  const { renderComparison } = await import("../suite/render-comparison.ts");
  const { listWrongNames } = await import("../suite/wrong-names.ts");
  const { readVariant } = await import("../suite/variant.ts");
  const catalog = await readCatalog(settings);
  const variants = [readVariant(files[0], catalog), readVariant(files[1], catalog)] as const;
  const options = scoringOf(asked);
  const meetings = openSuite(asked.suite, options);
  const answers = [];
  for (const meeting of meetings) {
    const [a, b] = variants;
    process.stderr.write(`${meeting.name}, ${titleOf("A", a)}\n`);
    const answerA = await makeHypothesis(settings, meeting, a);
    process.stderr.write(`${meeting.name}, ${titleOf("B", b)}\n`);
    const answerB = await makeHypothesis(settings, meeting, b);
    answers.push({ meeting, a: answerA, b: answerB });
  }
  for (const [side, variant] of [
    ["a", variants[0]],
    ["b", variants[1]],
  ] as const) {
    const answered = answers.map(({ meeting, [side]: answer }) => ({ ...meeting, ...answer }));
    const sum = (key: "total" | "cached") => answered.reduce((all, { stepRuns }) => all + stepRuns[key], 0);
    process.stdout.write(
      `${titleOf(side.toUpperCase(), variant)}: ${sum("total")} step runs, ${sum("cached")} of them from the cache\n\n${renderTable(evaluateSuite(answered, options))}\n\n${listWrongNames(answered, options)}\n\n`,
    );
  }
  const compared = answers.map(({ meeting: { reference }, a, b }) => ({
    reference,
    a: a.hypothesis,
    b: b.hypothesis,
    options: a.options,
  }));
  process.stdout.write(`${renderComparison(compareHypotheses(compared, options))}\n`);
}

const titleOf = (side: string, { name }: { readonly name: string }) => `${side}, ${name}`;

/** The catalog that runs use: the models of the user first, then the embedded ones. */
async function readCatalog({ modelsDir }: Settings) {
  const { createInference } = await import("@hapju/inference");
  const assembly = await configuredAssembly(await loadConfig(process.cwd()));
  const models = createInference({ ...assembly, dir: modelsDir });
  await models.close();
  return models.catalog;
}
