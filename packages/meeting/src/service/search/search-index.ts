import type { Database, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { Page, PageOptions, SearchHit, Viewer } from "../meetings/meetings.ts";
import { indexedText, matchesIn, queryOf } from "./search-terms.ts";

/** The tables of the search, apart from the meetings': they can be made anew from the minutes. Never edit a migration: add one. */
export const searchMigrations: readonly string[] = [
  `
create schema search;
create table search.passage (
  meeting_id text not null,
  kind text not null,
  position integer not null,
  turn text not null,
  start_seconds double precision not null,
  speaker text not null,
  speaker_name text not null,
  text text not null,
  terms tsvector not null,
  primary key (meeting_id, kind, position)
);
create index passage_terms on search.passage using gin (terms);
`,
];

interface Passage {
  readonly kind: SearchHit["kind"];
  readonly position: number;
  readonly turn: string;
  readonly start_seconds: number;
  readonly speaker: string;
  readonly speaker_name: string;
  readonly text: string;
  readonly terms: string;
}

function passagesOf(minutes: Minutes): Passage[] {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  const turns = new Map(minutes.transcript.map((turn) => [turn.id, turn]));
  const written = [
    ...minutes.topics.map(({ title, cites }) => ({ text: title, cites })),
    ...minutes.decisions,
    ...minutes.actions,
    ...minutes.questions,
  ];
  const passage = (kind: SearchHit["kind"], position: number, text: string, id: string): Passage[] => {
    const turn = turns.get(id);
    if (!turn || text === "") return [];
    const { speaker, startSeconds: start_seconds } = turn;
    const speaker_name = names.get(speaker) ?? speaker;
    return [
      { kind, position, turn: id, start_seconds, speaker, speaker_name, text, terms: indexedText(text) },
    ];
  };
  return [
    ...minutes.transcript.flatMap(({ id, text }, position) => passage("turn", position, text, id)),
    ...written.flatMap(({ text, cites }, position) => passage("minutes", position, text, cites[0]!)),
  ];
}

/** Makes what the minutes say findable; what has not changed is not written again. */
export async function indexMeeting(tx: Transaction, meeting: string, minutes: Minutes): Promise<void> {
  const rows = JSON.stringify(passagesOf(minutes));
  await tx.execute(sql`
    with fresh as (
      select * from json_to_recordset(${rows}::text::json) as p (kind text, position integer, turn text,
        start_seconds double precision, speaker text, speaker_name text, text text, terms text)
    ), gone as (
      delete from search.passage p where p.meeting_id = ${meeting}
        and not exists (select from fresh f where f.kind = p.kind and f.position = p.position)
    )
    insert into search.passage as p
      (meeting_id, kind, position, turn, start_seconds, speaker, speaker_name, text, terms)
    select ${meeting}, kind, position, turn, start_seconds, speaker, speaker_name, text, terms::tsvector
    from fresh
    on conflict (meeting_id, kind, position) do update set turn = excluded.turn,
      start_seconds = excluded.start_seconds, speaker = excluded.speaker, speaker_name = excluded.speaker_name,
      text = excluded.text, terms = excluded.terms
    where (p.turn, p.start_seconds, p.speaker, p.speaker_name, p.text) is distinct from
      (excluded.turn, excluded.start_seconds, excluded.speaker, excluded.speaker_name, excluded.text)`);
}

/** Takes a meeting out of the search. */
export async function unindexMeeting(tx: Transaction, meeting: string): Promise<void> {
  await tx.execute(sql`delete from search.passage where meeting_id = ${meeting}`);
}

interface Row extends Record<string, unknown> {
  meeting_id: string;
  title: string;
  kind: SearchHit["kind"];
  turn: string;
  start_seconds: number;
  speaker: string;
  speaker_name: string;
  text: string;
}

function offsetOf(cursor: string): number {
  if (/^[0-9a-z]{1,6}$/.test(cursor)) return Number.parseInt(cursor, 36);
  throw new MeetingError(
    "cursor-invalid",
    `"${cursor}" is no cursor. Give back the one that the last page gave.`,
    {
      cursor,
    },
  );
}

/**
 * What was said and written, latest meeting first, in order of time within it.
 * @param nameOf the directory's name of a person now, where it knows them
 */
export async function searchMeetings(
  database: Database,
  asked: string,
  options: PageOptions & {
    readonly viewer?: Viewer;
    readonly nameOf?: (person: string) => string | undefined;
  } = {},
): Promise<Page<SearchHit>> {
  const { cursor, limit = 30, viewer, nameOf } = options;
  const offset = offsetOf(cursor ?? "0");
  const query = queryOf(asked);
  if (query === undefined) return { items: [] };
  const visible =
    viewer && !viewer.seesAll ? sql`and (m.access = 'everyone' or m.owner = ${viewer.user})` : sql``;
  const { rows } = await database.execute<Row>(sql`
    select p.meeting_id, m.title, p.kind, p.turn, p.start_seconds, p.speaker, p.speaker_name, p.text
    from search.passage p join meeting.meeting m on m.id = p.meeting_id
    where p.terms @@ ${query}::tsquery ${visible}
    order by m.created_at desc, m.id, p.start_seconds, p.kind desc, p.position
    limit ${limit + 1} offset ${offset}`);
  const items = rows.slice(0, limit).map((row) => ({
    meeting: row.meeting_id,
    title: row.title,
    kind: row.kind,
    turn: row.turn,
    startSeconds: row.start_seconds,
    speaker: row.speaker,
    speakerName: nameOf?.(row.speaker) ?? row.speaker_name,
    text: row.text,
    matches: matchesIn(row.text, asked),
  }));
  return { items, ...(rows.length > limit ? { next: (offset + limit).toString(36) } : {}) };
}
