import type { Scope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { invalidCursor, limitOf, pageOf, type Viewer, visibleTo } from "../paging.ts";
import type { Search, SearchHit } from "./search.ts";
import { matchesIn } from "./search-matches.ts";
import { type Nearness, queryOf } from "./search-terms.ts";

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
      const limit = limitOf(options);
      const asked = options.cursor === undefined ? undefined : placeOf(options.cursor);
      const { names } = await readDirectory({ directory, scope });
      // What is near is shown only where nothing is found; further pages go on with what the first one shows.
      for (const nearness of asked ? [asked.nearness] : NEARNESSES) {
        const offset = asked?.offset ?? 0;
        const rows = await read(scope, queryOf(query, nearness), { ...options, limit, offset });
        const { items, ...page } = pageOf(rows, limit, () => cursorOf({ nearness, offset: offset + limit }));
        if (items.length > 0)
          return { items: items.map((row) => hitOf(row, query, nearness, names)), ...page };
      }
      return { items: [] };
    },
  };

  async function read(
    scope: Scope,
    terms: string | undefined,
    { viewer, limit, offset }: { viewer?: Viewer | undefined; limit: number; offset: number },
  ): Promise<Row[]> {
    if (terms === undefined) return [];
    const conditions = [
      sql`m.tenant = ${scope.tenant}`,
      sql`p.terms @@ ${terms}::tsquery`,
      ...visibleTo(viewer),
    ];
    const { rows } = await database.execute<Row>(sql`
        select p.meeting_id, m.title, p.kind, p.turn, p.start_seconds, p.speaker, p.speaker_name, p.text
        from search.passage p join meeting.meeting m on m.id = p.meeting_id
        where ${sql.join(conditions, sql` and `)}
        order by m.created_at desc, m.id, p.start_seconds, p.kind desc, p.position
        limit ${limit + 1} offset ${offset}`);
    return rows;
  }
}

const hitOf = (
  row: Row,
  query: string,
  nearness: Nearness,
  names: ReadonlyMap<string, string>,
): SearchHit => ({
  meeting: row.meeting_id,
  title: row.title,
  kind: row.kind,
  turn: row.turn,
  startSeconds: row.start_seconds,
  speaker: row.speaker,
  speakerName: names.get(row.speaker) ?? row.speaker_name,
  text: row.text,
  matches: matchesIn(row.text, query, nearness),
});

const NEARNESSES: readonly Nearness[] = ["exact", "near"];

/** Where a page begins, and what it is a page of. */
interface Place {
  readonly nearness: Nearness;
  readonly offset: number;
}

/** The offset in base 36; what is near has a dot before it. */
const cursorOf = ({ nearness, offset }: Place) => `${nearness === "near" ? "." : ""}${offset.toString(36)}`;

function placeOf(cursor: string): Place {
  const [, dot, offset] = /^(\.?)([0-9a-z]{1,6})$/.exec(cursor) ?? [];
  if (offset === undefined) throw invalidCursor(cursor);
  return { nearness: dot ? "near" : "exact", offset: Number.parseInt(offset, 36) };
}
