import type { EvaluateOptions, Normalization } from "@hapju/evaluation";
import { type Command, InvalidArgumentError, Option } from "commander";

/** The scoring options of a command line. */
export interface ScoringAsked {
  readonly wordCollar: number;
  readonly turnCollar: number;
  readonly characters?: boolean;
  readonly normalization: Normalization;
  readonly selfOverlap: "error" | "count";
  readonly emptyHypothesis: "error" | "count";
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new InvalidArgumentError("give seconds, 0 or more");
  return value;
}

/** Adds the options that `hapju evaluate` and `hapju compare` share. */
export function addScoringOptions(command: Command): Command {
  return command
    .option("--word-collar <seconds>", "how far apart matched words may be (tcpWER, tcORC-WER)", seconds, 5)
    .option(
      "--turn-collar <seconds>",
      "time around turns that is not scored (DER, JER, identification)",
      seconds,
      0,
    )
    .option("--characters", "count characters instead of words: cpCER and so on, for Korean")
    .addOption(
      new Option("--normalization <kind>", "how words are normalized before they are compared")
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
    );
}

/** The options of the evaluation that a command line asks for. */
export const scoringOf = (asked: ScoringAsked): EvaluateOptions => ({
  wordCollarSeconds: asked.wordCollar,
  turnCollarSeconds: asked.turnCollar,
  normalization: asked.normalization,
  selfOverlap: asked.selfOverlap,
  emptyHypothesis: asked.emptyHypothesis,
  ...(asked.characters ? { unit: "characters" as const } : {}),
});
