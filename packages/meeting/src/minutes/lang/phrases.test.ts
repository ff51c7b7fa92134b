import { expect, test } from "vitest";
import { phrases } from "./phrases.ts";

const found = (table: string, text: string, classes = {}) =>
  [...text.matchAll(phrases(table, classes))].map(([words]) => words);

test("a phrase is found as whole words, with commas between them", () => {
  expect(found("decision made", "so, decision, made.")).toEqual(["decision, made"]);
  expect(found("decision made", "indecision made")).toEqual([]);
});

test("alternatives, optional words and classes", () => {
  const table = "{we} (have|has)* ({adverb})* decided|agreed";
  const classes = { we: "we the_team", adverb: "just also" };
  expect(found(table, "the team has just also agreed on it", classes)).toEqual([
    "the team has just also agreed",
  ]);
  expect(found(table, "they agreed", classes)).toEqual([]);
});

test("any word, some words, endings and the signs behind a word", () => {
  expect(found("look * up $", "look it up.")).toEqual(["look it up"]);
  expect(found("keep .. mind", "keep that in mind")).toEqual(["keep that in mind"]);
  expect(found("keep *ing", "we keep going on")).toEqual(["keep going"]);
  expect(found("kim,", "kim, write it")).toEqual(["kim"]);
  expect(found("kim,", "kim writes it")).toEqual([]);
});

test("the beginning and the end of the sentence, comments, and a table of nothing", () => {
  expect(found("^ so agreed $", "so agreed!")).toEqual(["so agreed"]);
  expect(found("^ agreed", "we agreed")).toEqual([]);
  expect(found("# agreed", "agreed")).toEqual([]);
});

test("names with signs of patterns are words like any other", () => {
  expect(found("{name} will", "j. (joe) will go", { name: "j._(joe)" })).toEqual(["j. (joe) will"]);
});
