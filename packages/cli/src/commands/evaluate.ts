import {
  type EvaluateOptions,
  evaluate,
  type Normalization,
  readRegions,
  readTranscript,
  renderTable,
} from "@hapju/evaluation";
import { Command, InvalidArgumentError, Option } from "commander";
import { existing } from "../existing-file.ts";

interface Asked {
  readonly regions?: string;
  readonly wordCollar: number;
  readonly turnCollar: number;
  readonly characters?: boolean;
  readonly normalization: Normalization;
  readonly selfOverlap: "error" | "count";
  readonly emptyHypothesis: "error" | "count";
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0)) throw new InvalidArgumentError("give seconds, 0 or more");
  return value;
}

/** `hapju evaluate` */
export function evaluateCommand(): Command {
  return new Command("evaluate")
    .description("Score minutes against a reference: word, diarization and identification error rates")
    .argument("<reference>", "an STM, SegLST, RTTM or CTM file")
    .argument("<hypothesis>", "another, for example the transcript.stm that hapju minutes wrote")
    .option("--regions <uem>", "score only what this UEM file lists")
    .option("--word-collar <seconds>", "how far apart matched words may be (tcpWER, tcORC-WER)", seconds, 5)
    .option("--turn-collar <seconds>", "not scored around turns (DER, JER, identification)", seconds, 0)
    .option("--characters", "count characters instead of words: cpCER and so on, for Korean")
    .addOption(
      new Option("--normalization <kind>", "what is evened out before words are compared")
        .choices(["none", "basic", "english", "korean"])
        .default("none"),
    )
    .addOption(
      new Option("--self-overlap <what>", "a reference speaker who overlaps with themselves")
        .choices(["error", "count"])
        .default("error"),
    )
    .addOption(
      new Option("--empty-hypothesis <what>", "a hypothesis without turns")
        .choices(["error", "count"])
        .default("error"),
    )
    .action((reference: string, hypothesis: string, asked: Asked) => {
      const options: EvaluateOptions = {
        wordCollarSeconds: asked.wordCollar,
        turnCollarSeconds: asked.turnCollar,
        normalization: asked.normalization,
        selfOverlap: asked.selfOverlap,
        emptyHypothesis: asked.emptyHypothesis,
        ...(asked.characters ? { unit: "characters" as const } : {}),
        ...(asked.regions ? { regions: readRegions(existing(asked.regions)) } : {}),
      };
      const scores = evaluate(
        readTranscript(existing(reference)),
        readTranscript(existing(hypothesis)),
        options,
      );
      process.stdout.write(`${renderTable(scores)}\n`);
    });
}
