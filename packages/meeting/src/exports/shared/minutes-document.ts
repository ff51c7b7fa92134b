import type { Cited, Minutes } from "../../minutes/core/schema.ts";
import type { Wording } from "../../minutes/lang/language.ts";
import { inOneLine } from "./plain-line.ts";
import { clock } from "./times.ts";

/** A part of a line with one style. */
export interface Span {
  readonly text: string;
  readonly style?: "bold" | "italic";
}

/** One element of a section. */
export type Block =
  | { readonly kind: "line"; readonly spans: readonly Span[] }
  | { readonly kind: "item"; readonly spans: readonly Span[]; readonly task?: true }
  /** The last `numbers` columns hold numbers. */
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly numbers: number;
    };

/** Minutes as a page, independent of the format it is rendered in. Every text is one line, composed (NFC). */
export interface MinutesDocument {
  readonly title: string;
  readonly language: string;
  readonly facts: string;
  readonly sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
}

type Section = MinutesDocument["sections"][number];

/** Lays minutes out as a page. */
export function toDocument(minutes: Minutes, wording: Wording): MinutesDocument {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  const starts = new Map(minutes.transcript.map(({ id, startSeconds }) => [id, startSeconds]));
  const at = ({ cites }: Pick<Cited, "cites">) =>
    ` (${cites.map((id) => clock(starts.get(id) ?? 0)).join(", ")})`;
  const section = (title: string, blocks: readonly Block[]): Section => ({
    title,
    blocks: blocks.length > 0 ? blocks : [{ kind: "line", spans: [{ text: wording.none }] }],
  });
  const item = (...spans: readonly Span[]): Block => ({ kind: "item", spans });
  return inLines({
    title: minutes.title,
    language: minutes.language,
    facts: [momentOf(minutes), clock(minutes.durationSeconds)].filter(Boolean).join(" · "),
    sections: [
      { title: wording.attendees, blocks: [attendees(minutes, wording)] },
      section(
        wording.summary,
        minutes.summary.map((line) => item({ text: line.text + at(line) })),
      ),
      section(
        wording.decisions,
        minutes.decisions.map((line) => item({ text: line.text + at(line) })),
      ),
      section(
        wording.actions,
        minutes.actions.map((line) => ({
          kind: "item",
          task: true,
          spans: [
            { text: names.get(line.owner) ?? line.owner, style: "bold" },
            { text: `: ${line.text}${dueOf(line.due, wording)}${at(line)}` },
          ],
        })),
      ),
      section(
        wording.questions,
        minutes.questions.map((line) =>
          item({
            text: `${line.text}${line.about === "owner" ? ` — ${wording.whoIsResponsible}` : ""}${at(line)}`,
          }),
        ),
      ),
      section(
        wording.topics,
        minutes.topics.map(({ title, startSeconds, endSeconds }) =>
          item({ text: `${clock(startSeconds)}–${clock(endSeconds)} ${title}` }),
        ),
      ),
      section(
        wording.transcript,
        minutes.transcript.map(({ startSeconds, speaker, text, gap }) => ({
          kind: "line",
          spans: [
            { text: `${clock(startSeconds)} ${names.get(speaker)}:`, style: "bold" },
            { text: " " },
            gap ? { text: wording.gap, style: "italic" } : { text },
          ],
        })),
      ),
      ...(minutes.notices.length > 0
        ? [
            section(
              wording.notices,
              minutes.notices.map((notice) => item({ text: notice })),
            ),
          ]
        : []),
    ],
  });
}

function inLines({ title, language, facts, sections }: MinutesDocument): MinutesDocument {
  const block = (block: Block): Block => {
    if (block.kind === "table") {
      const { head, rows } = block;
      return { ...block, head: head.map(inOneLine), rows: rows.map((cells) => cells.map(inOneLine)) };
    }
    return { ...block, spans: block.spans.map((span) => ({ ...span, text: inOneLine(span.text) })) };
  };
  return {
    title: inOneLine(title),
    language,
    facts: inOneLine(facts),
    sections: sections.map(({ title, blocks }) => ({ title: inOneLine(title), blocks: blocks.map(block) })),
  };
}

/** `2026-11-24 08:30 (Asia/Seoul)`; the time zone only beside a time. */
const momentOf = ({ date, startTime, timeZone }: Minutes) =>
  date && startTime && timeZone ? `${date} ${startTime} (${timeZone})` : date;

function attendees(minutes: Minutes, wording: Wording): Block {
  return {
    kind: "table",
    head: [wording.name, wording.recognisedBy, wording.spoke, wording.inView],
    rows: minutes.attendees.map(
      ({ name, recognisedBy, confidence, speakingSeconds, visibleSeconds, known }) => [
        name,
        known
          ? `${recognisedBy.map((source) => wording.sources[source]).join(", ")} (${Math.round(confidence * 100)}%)`
          : "–",
        clock(speakingSeconds),
        clock(visibleSeconds),
      ],
    ),
    numbers: 2,
  };
}

const dueOf = (due: Minutes["actions"][number]["due"], wording: Wording) =>
  due ? ` — ${wording.due}: ${due.text}${due.date ? ` (${due.date})` : ""}` : "";
