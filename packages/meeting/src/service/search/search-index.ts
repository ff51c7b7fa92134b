import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { SearchHit } from "./search.ts";
import { indexedText } from "./search-terms.ts";

/** The tables of the search. They can be rebuilt from the minutes. Never edit a migration: add one. */
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

/** A row of the index. */
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

/** The turns, topics, decisions, actions and questions of minutes. */
function passagesOf(minutes: Minutes): Passage[] {
  const names = new Map(minutes.attendees.map(({ id, name }) => [id, name]));
  const turns = new Map(minutes.transcript.map((turn) => [turn.id, turn]));
  const cited = [
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
    ...cited.flatMap(({ text, cites: [turn = ""] }, position) => passage("minutes", position, text, turn)),
  ];
}

/** Indexes the minutes of a meeting; unchanged passages are not written again. */
export async function indexMeeting(tx: Transaction, meeting: string, minutes: Minutes): Promise<void> {
  const rows = JSON.stringify(passagesOf(minutes));
  await tx.execute(sql`
    with fresh as (
      select * from json_to_recordset(${rows}::text::json) as p (kind text, position integer, turn text,
        start_seconds double precision, speaker text, speaker_name text, text text, terms text)
    ), deleted as (
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
    where (p.turn, p.start_seconds, p.speaker, p.speaker_name, p.text, p.terms) is distinct from
      (excluded.turn, excluded.start_seconds, excluded.speaker, excluded.speaker_name, excluded.text, excluded.terms)`);
}

/** Removes a meeting from the index. */
export async function unindexMeeting(tx: Transaction, meeting: string): Promise<void> {
  await tx.execute(sql`delete from search.passage where meeting_id = ${meeting}`);
}
