import fc from "fast-check";
import { expect, test } from "vitest";
import type { Span } from "../shared/minutes-document.ts";
import { clustersOf } from "./glyph-clusters.ts";
import { inVisualOrder, type Run, runsOf } from "./visual-runs.ts";
import { wrapLines } from "./wrap-lines.ts";

/** As if every character were one wide. */
const measure = ({ text }: Run) => text.length;
const lines = (text: string, width: number) =>
  wrapLines(clustersOf([{ text }]).clusters, width, measure).map((line) =>
    line.map(({ text }) => text).join(""),
  );

/** What is seen from left to right, where runs of Hebrew and Arabic are drawn from their right ends. */
const seen = (...spans: readonly Span[]) =>
  inVisualOrder(runsOf(clustersOf(spans).clusters))
    .map(({ text }) => (/[\u0590-\u06ff]/.test(text) ? Array.from(text).reverse().join("") : text))
    .join("");

test("lines end at spaces, and a word wider than a line is divided", () => {
  expect(lines("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
  expect(lines("a bbbbbbb c", 3)).toEqual(["a", "bbb", "bbb", "b c"]);
  expect(lines("", 3)).toEqual([""]);
});

test("no line is too wide, and none loses a letter", () => {
  const letters = fc.constantFrom("a", "가", " ", "字", "ש", "، ", "12", "(", "👩‍👩‍👧‍👦", "-");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 40 }), fc.integer({ min: 12, max: 30 }), (parts, width) => {
      const text = parts.join("");
      const wrapped = lines(text, width);
      for (const line of wrapped) expect(line.length).toBeLessThanOrEqual(width);
      expect(wrapped.join("").replace(/ /g, "").length).toBe(text.replace(/ /g, "").length);
    }),
  );
});

test("text from right to left is put in the order in which it is seen", () => {
  expect(seen({ text: "say שלום עולם now" })).toBe("say םלוע םולש now");
  expect(seen({ text: "שלום (PDF) עד 24.12, 10:30" })).toBe("10:30 ,24.12 דע (PDF) םולש");
  expect(seen({ text: "[אב]" })).toBe("[בא]");
  expect(seen({ text: "אב:", style: "bold" }, { text: " " }, { text: "abc 1" })).toBe("abc 1 :בא");
  expect(seen({ text: "Ann:", style: "bold" }, { text: " " }, { text: "אב 12" })).toBe("Ann: 12 בא");
});

test("every grapheme has a font; what none has is a box, and what has no shape is nothing", () => {
  const fonts = (text: string) =>
    clustersOf([{ text }]).clusters.flatMap(({ text, font }) => (text ? [font.replace(/^.*\//, "")] : []));
  expect(fonts("👩‍👩‍👧‍👦")).toEqual(["NotoEmoji-Regular.ttf"]);
  expect(fonts("가字东ʼא،")).not.toContain("");
  expect(clustersOf([{ text: "\u{10900}" }]).clusters.map(({ text }) => text)).toContain("□");
  expect(fonts("\u200b\u2060")).toEqual([]);
});
