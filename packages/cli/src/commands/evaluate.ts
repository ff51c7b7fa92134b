import { Command } from "commander";
import { CliError } from "../errors.ts";
import { existing } from "../existing-file.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";
import { addScoringOptions, type ScoringAsked, scoringOf } from "./scoring-options.ts";

interface Asked extends ScoringAsked {
  readonly regions?: string;
  readonly suite?: string;
  readonly language: string;
}

/** `hapju evaluate` */
export function evaluateCommand(settings: Settings): Command {
  const command = new Command("evaluate")
    .description("Score minutes against a reference: word, diarization and identification error rates")
    .argument("[reference]", "an STM, SegLST, RTTM or CTM file")
    .argument("[hypothesis]", "another such file, for example the transcript.stm of hapju minutes")
    .option(
      "--suite <dir>",
      "instead of two files: create and score the minutes of every folder with a recording and a ref.stm",
    )
    .option("--language <tag>", "the language spoken in the suite", "en")
    .option("--regions <uem>", "score only the regions of this UEM file");
  return addScoringOptions(command).action(
    (reference: string | undefined, hypothesis: string | undefined, asked: Asked) => {
      if (asked.suite && !reference) return evaluateSuiteFolder(settings, asked.suite, asked);
      if (!asked.suite && reference && hypothesis) return evaluateFiles(reference, hypothesis, asked);
      throw new CliError(
        "bad-usage",
        "Give a reference and a hypothesis (hapju evaluate ref.stm transcript.stm) or a suite (hapju evaluate --suite DIR), and not both.",
      );
    },
  );
}

async function evaluateFiles(reference: string, hypothesis: string, asked: Asked): Promise<void> {
  const { evaluate, readTranscript, renderTable } = await import("@hapju/evaluation");
  const options = await optionsOf(asked);
  const scores = evaluate(readTranscript(existing(reference)), readTranscript(existing(hypothesis)), options);
  process.stdout.write(`${renderTable(scores)}\n`);
}

async function evaluateSuiteFolder(settings: Settings, dir: string, asked: Asked): Promise<void> {
  const { evaluateSuite, renderTable } = await import("@hapju/evaluation");
  const { openSuite } = await import("../suite/open-suite.ts");
  const { makeHypothesis } = await import("../suite/make-hypothesis.ts");
  const { listWrongNames } = await import("../suite/wrong-names.ts");
  const options = await optionsOf(asked);
  const answered = [];
  const routes = await routesOf(settings);
  for (const meeting of openSuite(dir, options)) {
    process.stderr.write(`${meeting.name}\n`);
    const answer = await makeHypothesis(settings, meeting, { routes, language: asked.language });
    answered.push({ ...meeting, ...answer });
  }
  process.stdout.write(
    `${renderTable(evaluateSuite(answered, options))}\n\n${listWrongNames(answered, options)}\n`,
  );
}

/** The routes that `hapju minutes` uses: meetings of a suite have homes of their own, without saved routes. */
const routesOf = (settings: Settings) =>
  withMeetingApp(settings, async ({ models }) =>
    Object.fromEntries(
      (await models.routes()).filter(({ changed }) => changed).map(({ task, order }) => [task, order]),
    ),
  );

async function optionsOf(asked: Asked) {
  const { readRegions } = await import("@hapju/evaluation");
  const regions = asked.regions ? { regions: readRegions(existing(asked.regions)) } : {};
  return { ...scoringOf(asked), ...regions };
}
