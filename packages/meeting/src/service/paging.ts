import { type SQL, sql } from "drizzle-orm";
import { MeetingError } from "../errors.ts";

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
}

/** Which page of a list to read. */
export interface PageOptions {
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  /** Items per page, 1…100; default 30. */
  readonly limit?: number | undefined;
}

/** Whose view a list or search is limited to. Absent: everything (the command line). */
export interface Viewer {
  readonly user: string;
  /** Owners of the installation see private meetings too. */
  readonly seesAll: boolean;
}

/** The number of items a page holds. */
export const limitOf = ({ limit = 30 }: PageOptions): number => Math.min(100, Math.max(1, Math.trunc(limit)));

/** A page of rows that were read with one more than the limit. @param cursorOf the cursor after an item */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): { readonly items: readonly Item[]; readonly next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items };
}

/** Conditions on a meeting `m` that a viewer may see. */
export const visibleTo = (viewer: Viewer | undefined): SQL[] =>
  viewer && !viewer.seesAll ? [sql`(m.access = 'everyone' or m.owner = ${viewer.user})`] : [];

/** A `where` clause of all conditions; empty without any. */
export const whereAll = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;

/** The error for a cursor that no page returned. */
export const invalidCursor = (cursor: string): MeetingError =>
  new MeetingError(
    "cursor-invalid",
    `"${cursor}" is not a cursor. Use the \`next\` of the last page, or list from the beginning.`,
    { cursor },
  );
