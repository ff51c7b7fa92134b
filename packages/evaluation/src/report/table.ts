import type { Evaluation } from "./evaluate.ts";
import type { Metric, Scores } from "./scores.ts";

const COLUMNS: readonly (readonly [Metric, string])[] = [
  ["wer", "WER"],
  ["nistWer", "NIST WER"],
  ["cpWer", "cpWER"],
  ["tcpWer", "tcpWER"],
  ["orcWer", "ORC-WER"],
  ["tcorcWer", "tcORC-WER"],
  ["dicpWer", "greedy DI-cpWER"],
  ["mimoWer", "MIMO-WER"],
  ["der", "DER"],
  ["jer", "JER"],
  ["identification", "IER"],
];
const NAME_COLUMNS = ["wrong name", "unknown", "right name", "right name on screen"] as const;

/** The evaluation as a Markdown table, a row per session and one for all, and the notes below it. */
export function renderTable(evaluation: Evaluation): string {
  const columns = COLUMNS.filter(([metric]) =>
    evaluation.sessions.some(({ scores }) => scores[metric] !== undefined),
  );
  const named = evaluation.sessions.some(({ scores }) => scores.identification !== undefined);
  const onScreen = evaluation.overall.identification?.onScreenRightShare !== undefined;
  const names = named ? NAME_COLUMNS.slice(0, onScreen ? 4 : 3) : [];
  const heads = columns.map(([, head]) =>
    evaluation.unit === "characters" ? head.replace("WER", "CER") : head,
  );
  const row = (session: string, scores: Scores) => [
    session.replaceAll("|", "\\|"),
    ...columns.map(([metric]) => cell(metric, scores)),
    ...(named ? nameCells(scores).slice(0, names.length) : []),
  ];
  const rows = [
    ["session", ...heads, ...names],
    ["---", ...[...heads, ...names].map(() => "---:")],
    ...evaluation.sessions.map(({ session, scores }) => row(session, scores)),
    ...(evaluation.sessions.length > 1 ? [row("**all**", evaluation.overall)] : []),
  ];
  const table = rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const notes = evaluation.notes.map((note) => `- ${note}`).join("\n");
  return notes === "" ? table : `${table}\n\n${notes}`;
}

function cell(metric: Metric, scores: Scores): string {
  const score = scores[metric];
  if (!score) return "–";
  const bound = metric !== "dicpWer" && "exact" in score && !score.exact ? "≤ " : "";
  const counts = "errors" in score ? ` (${score.errors}/${score.length})` : "";
  return `${bound}${percent(score.rate)}${counts}`;
}

function nameCells({ identification }: Scores): string[] {
  return [
    identification?.wrongNameRate,
    identification?.unknownRate,
    identification?.rightNameShare,
    identification?.onScreenRightShare,
  ].map((rate) => percent(rate ?? null));
}

function percent(rate: number | null): string {
  return rate === null ? "–" : `${(100 * rate).toFixed(1)}%`;
}
