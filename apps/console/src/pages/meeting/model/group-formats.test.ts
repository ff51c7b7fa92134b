import { expect, test } from "vitest";
import { groupFormats } from "./group-formats";

const format = (id: string) => ({ id, title: id, fileName: `minutes.${id}`, mediaType: "text/plain" });
const idsOf = (...ids: readonly string[]) =>
  groupFormats(ids.map(format)).map((group) => group.map(({ id }) => id));

test("embedded formats are grouped in the order of the menu; others follow in the order of the server", () => {
  expect(idsOf("zebra", "json", "srt", "actions-csv", "md", "pdf")).toEqual([
    ["pdf", "md"],
    ["srt"],
    ["json"],
    ["zebra", "actions-csv"],
  ]);
});

test("a server with formats of its own only has one group, and one without formats has none", () => {
  expect(idsOf("actions-csv")).toEqual([["actions-csv"]]);
  expect(idsOf()).toEqual([]);
});
