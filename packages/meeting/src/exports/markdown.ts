import type { Cited, Minutes } from "../minutes/schema.ts";
import { clock } from "./times.ts";
import { wordingFor } from "./wording.ts";

/** Spoken text must not become mark-up. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");

/** The minutes as a Markdown page, in the language of the meeting. */
export function toMarkdown(minutes: Minutes): string {
  const wording = wordingFor(minutes.language);
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, plain(name)]));
  const starts = new Map(minutes.transcript.map(({ id, startSeconds }) => [id, startSeconds]));
  const at = ({ cites }: Pick<Cited, "cites">) => `(${cites.map((id) => clock(starts.get(id)!)).join(", ")})`;
  const section = (title: string, lines: readonly string[]) => [
    `## ${title}`,
    "",
    ...(lines.length > 0 ? lines : [wording.none]),
    "",
  ];
  const due = (value: Minutes["actions"][number]["due"]) =>
    value ? ` — ${wording.due}: ${plain(value.text)}${value.date ? ` (${value.date})` : ""}` : "";
  const lines = [
    `# ${plain(minutes.title)}`,
    "",
    [minutes.date, clock(minutes.durationSeconds)].filter(Boolean).join(" · "),
    "",
    `## ${wording.attendees}`,
    "",
    `| ${wording.name} | ${wording.recognisedBy} | ${wording.spoke} | ${wording.inView} |`,
    "| --- | --- | ---: | ---: |",
    ...minutes.attendees.map(
      ({ id, recognisedBy, confidence, speakingSeconds, visibleSeconds, known }) =>
        `| ${names.get(id)} | ${known ? `${recognisedBy.map((source) => wording.sources[source]).join(", ")} (${Math.round(confidence * 100)}%)` : "–"} | ${clock(speakingSeconds)} | ${clock(visibleSeconds)} |`,
    ),
    "",
    ...section(
      wording.summary,
      minutes.summary.map((line) => `- ${plain(line.text)} ${at(line)}`),
    ),
    ...section(
      wording.decisions,
      minutes.decisions.map((line) => `- ${plain(line.text)} ${at(line)}`),
    ),
    ...section(
      wording.actions,
      minutes.actions.map(
        (line) => `- [ ] **${names.get(line.owner)}**: ${plain(line.text)}${due(line.due)} ${at(line)}`,
      ),
    ),
    ...section(
      wording.questions,
      minutes.questions.map(
        (line) =>
          `- ${plain(line.text)}${line.about === "owner" ? ` — ${wording.whoIsResponsible}` : ""} ${at(line)}`,
      ),
    ),
    ...section(
      wording.topics,
      minutes.topics.map(
        ({ title, startSeconds, endSeconds }) =>
          `- ${clock(startSeconds)}–${clock(endSeconds)} ${plain(title)}`,
      ),
    ),
    ...section(
      wording.transcript,
      minutes.transcript.flatMap(({ startSeconds, speaker, text, gap }) => [
        `**${clock(startSeconds)} ${names.get(speaker)}:** ${gap ? `*${wording.gap}*` : plain(text)}`,
        "",
      ]),
    ),
    ...(minutes.notices.length > 0
      ? section(
          wording.notices,
          minutes.notices.map((notice) => `- ${plain(notice)}`),
        )
      : []),
  ];
  return `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}
