import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Directory } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import { migrate, openStorage, type Storage } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Minutes } from "../../minutes/core/schema.ts";
import { openSearch } from "./open-search.ts";
import type { Search } from "./search.ts";
import { indexMeeting, searchMigrations, unindexMeeting } from "./search-index.ts";

let home: string;
let storage: Storage;
let search: Search;

/** A directory in which Kim was renamed. */
const directory = { list: async () => [{ id: "kim", name: "Kim Minjun" }] } as unknown as Directory;

const minutes = (...said: readonly (readonly [string, string])[]): Minutes => ({
  schema: "hapju.minutes/1",
  title: "A meeting",
  language: "en",
  durationSeconds: 60,
  attendees: [
    {
      id: "kim",
      name: "Kim",
      known: true,
      recognisedBy: ["face"],
      confidence: 1,
      speakingSeconds: 1,
      visibleSeconds: 1,
    },
  ],
  summary: [],
  topics: [],
  decisions: [{ text: said[0]?.[1] ?? "", cites: ["t1"] }],
  actions: [],
  questions: [],
  transcript: said.map(([speaker, text], at) => ({
    id: `t${at + 1}`,
    startSeconds: at,
    endSeconds: at + 1,
    speaker,
    text,
    gap: false,
    confidence: 1,
    words: [],
  })),
  notices: [],
});
const index = (meeting: string, ...said: readonly (readonly [string, string])[]) =>
  storage.database.transaction((tx) => indexMeeting(tx, meeting, minutes(...said)));
const find = async (query: string, options = {}) =>
  (await search.find(localScope, query, options)).items.map(({ meeting, kind, text }) => [
    meeting,
    kind,
    text,
  ]);

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "hapju-search-"));
  storage = await openStorage({ home });
  search = openSearch({ database: storage.database, directory });
  await migrate(storage.database, "search", searchMigrations);
  // The columns of the meetings' own table that a search reads.
  await storage.database.execute(sql.raw("create schema meeting"));
  await storage.database.execute(
    sql.raw(
      "create table meeting.meeting (id text primary key, tenant text default 'default', title text, owner text, access text, created_at timestamptz)",
    ),
  );
  await storage.database.execute(
    sql.raw(`insert into meeting.meeting (id, title, owner, access, created_at) values ('a', 'Budget', 'ann', 'everyone', '2026-01-01'),
      ('b', 'Secret', 'bob', 'private', '2026-01-02')`),
  );
  await index(
    "a",
    ["kim", "We will send the budget on Monday."],
    ["unknown-1", "다음 회의록을 보내 주세요."],
  );
  await index("b", ["unknown-1", "The secret budget is larger."]);
});
afterAll(async () => {
  await storage.close();
  rmSync(home, { recursive: true });
});

test("English is found by words and their beginnings, Korean by parts of words", async () => {
  expect(await find("monday budget")).toEqual([
    ["a", "turn", "We will send the budget on Monday."],
    ["a", "minutes", "We will send the budget on Monday."],
  ]);
  expect(await find("mond")).toHaveLength(2);
  for (const query of ["회의", "회의록", "회", "회의록을 보내"])
    expect(await find(query)).toEqual([["a", "turn", "다음 회의록을 보내 주세요."]]);
  expect(await find("의회")).toEqual([]);
});

test("Korean is found with another particle, and near where nothing is found", async () => {
  for (const query of ["회의록은", "회의록에서는", "회의록집"])
    expect(await find(query)).toEqual([["a", "turn", "다음 회의록을 보내 주세요."]]);
  expect(await find("회의장은")).toEqual([["a", "turn", "다음 회의록을 보내 주세요."]]);
  expect((await search.find(localScope, "회의장은")).items[0]?.matches).toEqual([{ start: 3, end: 5 }]);
  expect(await find("회사는")).toEqual([]);
});

test("what is near has pages of its own", async () => {
  await index("b", ["unknown-1", "계약을 검토합니다."], ["unknown-1", "계약은 다음 주입니다."]);
  const first = await search.find(localScope, "계약서", { limit: 1 });
  const second = await search.find(localScope, "계약서", { limit: 1, cursor: first.next });
  expect(second.items).toHaveLength(1);
  expect(second.items).not.toEqual(first.items);
  await index("b", ["unknown-1", "The secret budget is larger."]);
});

test("a search holds only what the viewer may see, latest meeting first", async () => {
  const everything = { viewer: { user: "eve", seesAll: true } };
  expect((await find("budget", everything)).map(([meeting]) => meeting)).toEqual(["b", "b", "a", "a"]);
  const others = { viewer: { user: "eve", seesAll: false } };
  expect((await find("budget", others)).map(([meeting]) => meeting)).toEqual(["a", "a"]);
  expect(await find("budget", { viewer: { user: "bob", seesAll: false } })).toHaveLength(4);
});

test("pages follow one another without a gap", async () => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search.find(localScope, "budget", { limit: 1, cursor });
    found.push(...page.items.map(({ meeting, kind }) => `${meeting} ${kind}`));
    ({ next: cursor } = page);
  } while (cursor);
  expect(found).toEqual(["b turn", "b minutes", "a turn", "a minutes"]);
});

test("text removed from a meeting is not found any more", async () => {
  await index("b", ["unknown-1", "Nothing of the kind."]);
  expect(await find("secret")).toEqual([]);
  expect(await find("kind")).toHaveLength(2);
  await storage.database.transaction((tx) => unindexMeeting(tx, "b"));
  expect(await find("kind")).toEqual([]);
});

test("a hit names the speaker as the directory does now", async () => {
  const { items } = await search.find(localScope, "monday");
  expect(items[0]).toMatchObject({ speaker: "kim", speakerName: "Kim Minjun", turn: "t1", startSeconds: 0 });
  expect(items[0]?.matches).toEqual([{ start: 27, end: 33 }]);
});
