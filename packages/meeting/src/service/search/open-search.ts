import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { invalidCursor, limitOf, pageOf, visibleTo } from "../paging.ts";
import type { Search, SearchHit } from "./search.ts";
import { matchesIn, queryOf } from "./search-terms.ts";

/** A row of the query. */
interface Row extends Record<string, unknown> {
  readonly meeting_id: string;
  readonly title: string;
  readonly kind: SearchHit["kind"];
  readonly turn: string;
  readonly start_seconds: number;
  readonly speaker: string;
  readonly speaker_name: string;
  readonly text: string;
}

/** Implements {@link Search}. */
export function openSearch({ database, directory }: Pick<ServiceContext, "database" | "directory">): Search {
  return {
    async find(scope, query, options = {}) {
      const offset = offsetOf(options.cursor ?? "0");
      const limit = limitOf(options);
      const terms = queryOf(query);
      if (terms === undefined) return { items: [] };
      const conditions = [
        sql`m.tenant = ${scope.tenant}`,
        sql`p.terms @@ ${terms}::tsquery`,
        ...visibleTo(options.viewer),
      ];
      const { rows } = await database.execute<Row>(sql`
        select p.meeting_id, m.title, p.kind, p.turn, p.start_seconds, p.speaker, p.speaker_name, p.text
        from search.passage p join meeting.meeting m on m.id = p.meeting_id
        where ${sql.join(conditions, sql` and `)}
        order by m.created_at desc, m.id, p.start_seconds, p.kind desc, p.position
        limit ${limit + 1} offset ${offset}`);
      const { names } = await readDirectory({ directory, scope });
      const { items, ...page } = pageOf(rows, limit, () => (offset + limit).toString(36));
      return { items: items.map((row) => hitOf(row, query, names)), ...page };
    },
  };
}

const hitOf = (row: Row, query: string, names: ReadonlyMap<string, string>): SearchHit => ({
  meeting: row.meeting_id,
  title: row.title,
  kind: row.kind,
  turn: row.turn,
  startSeconds: row.start_seconds,
  speaker: row.speaker,
  speakerName: names.get(row.speaker) ?? row.speaker_name,
  text: row.text,
  matches: matchesIn(row.text, query),
});

function offsetOf(cursor: string): number {
  if (/^[0-9a-z]{1,6}$/.test(cursor)) return Number.parseInt(cursor, 36);
  throw invalidCursor(cursor);
}
