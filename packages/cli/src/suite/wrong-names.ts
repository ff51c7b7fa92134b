import { type EvaluateOptions, nameUtterances, type Transcript } from "@hapju/evaluation";

interface Named {
  readonly name: string;
  readonly reference: Transcript;
  readonly hypothesis: Transcript;
  readonly options?: EvaluateOptions;
}

/** The utterances that carry a wrong name, a line each: the error users forgive least. */
export function listWrongNames(meetings: readonly Named[], shared: EvaluateOptions): string {
  const lines = meetings.flatMap(({ name, reference, hypothesis, options }) => {
    const naming = { ...shared, ...options, collarSeconds: shared.turnCollarSeconds ?? 0 };
    return nameUtterances(reference.segments, hypothesis.speech ?? hypothesis.segments, naming)
      .filter(({ verdict }) => verdict === "wrong")
      .map(({ utterance, names }) => {
        const { speaker, startSeconds, endSeconds, words } = utterance;
        const said = names.map((each) => `${each.name} ${each.seconds.toFixed(2)} s`).join(", ");
        return `- ${name} ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} s, ${speaker}: ${said}${words ? ` “${words}”` : ""}`;
      });
  });
  if (lines.length === 0) return "No utterance carries a wrong name.";
  return `${lines.length === 1 ? "1 utterance carries" : `${lines.length} utterances carry`} a wrong name:\n${lines.join("\n")}`;
}
