import { Command } from "commander";
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
    .argument("<b>", "another; only what differs is computed again")
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
  const variants = files.map((file) => readVariant(file, catalog));
  const options = scoringOf(asked);
  const meetings = openSuite(asked.suite, options);
  const sides = variants.map((variant, index) => ({
    title: `${index === 0 ? "A" : "B"}, ${variant.name}`,
    variant,
    answered: [] as ((typeof meetings)[number] & Awaited<ReturnType<typeof makeHypothesis>>)[],
  }));
  for (const meeting of meetings) {
    for (const { title, variant, answered } of sides) {
      process.stderr.write(`${meeting.name}, ${title}\n`);
      answered.push({ ...meeting, ...(await makeHypothesis(settings, meeting, variant)) });
    }
  }
  for (const { title, answered } of sides) {
    const sum = (key: "total" | "cached") => answered.reduce((all, { stepRuns }) => all + stepRuns[key], 0);
    process.stdout.write(
      `${title}: ${sum("total")} step runs, ${sum("cached")} of them from the cache\n\n${renderTable(evaluateSuite(answered, options))}\n\n${listWrongNames(answered, options)}\n\n`,
    );
  }
  const [a, b] = sides;
  const compared = meetings.map(({ reference }, index) => ({
    reference,
    a: a!.answered[index]!.hypothesis,
    b: b!.answered[index]!.hypothesis,
    options: a!.answered[index]!.options,
  }));
  process.stdout.write(`${renderComparison(compareHypotheses(compared, options))}\n`);
}

/** The catalog that runs will use: ours, and the user's own ahead of it. */
async function readCatalog({ modelsDir }: Settings) {
  const { createInference } = await import("@hapju/inference");
  const { assembly } = await import("@hapju/meeting/assembly");
  const models = createInference({ ...assembly, dir: modelsDir });
  await models.close();
  return models.catalog;
}
