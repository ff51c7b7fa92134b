/** Words of one kind by name, separated by spaces: `{we}` in a phrase stands for any of them; `_` is a space inside one. */
export type WordClasses = Readonly<Record<string, string>>;

const WORD = "[\\p{L}\\p{N}'’-]";
const BETWEEN = ",? ";

/**
 * Compiles phrases, one a line, into a pattern that finds any of them in a plain sentence: whole words, whatever commas stand
 * between. Lines that begin with `#` are comments.
 *
 * | written | means |
 * | --- | --- |
 * | `a\|b` | one of these words |
 * | `(a)`, `(a)*` | perhaps this word; any number of them |
 * | `{we}`, `({we})`, `({we})*` | the same with a class of words |
 * | `a,`, `a:` | the word with this behind it |
 * | `*`, `*ing`, `..` | any word, any with this ending, up to four words |
 * | `^`, `$` | the beginning, the end of the sentence |
 *
 * ```ts
 * phrases("^ ({starter})* we (all) agreed\ndecision made", { starter: "so okay" }).test("okay, so we agreed"); // true
 * ```
 */
export function phrases(table: string, classes: WordClasses = {}): RegExp {
  const lines = table.split("\n").map((line) => line.trim());
  const patterns = lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ofLine(line, classes));
  return new RegExp(`(?<!${WORD})(?:${patterns.join("|") || "(?!)"})(?!${WORD})`, "gu");
}

/** The alternatives of a class as a pattern, the longer before those they begin with. */
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      word
        .replace(/[.+?$^|{}()[\]\\]/g, "\\$&")
        .replaceAll("*", `${WORD}*`)
        .replaceAll("_", BETWEEN),
    )
    .join("|");

function ofLine(line: string, classes: WordClasses): string {
  let pattern = "";
  let begun = false;
  for (const token of line.split(/\s+/)) {
    if (token === "^" || token === "$") {
      pattern += token === "^" ? "(?<=^)" : "(?=[.!?…]*$)";
      continue;
    }
    const [, open = "", inner = "", sign = "", close = ""] = /^(\(?)(.*?)([,:]?)(\)?\*?)$/u.exec(token) ?? [];
    const optional = open !== "";
    const word = wordOf(inner === "" ? token : `${inner}${optional ? "" : close}`, classes);
    const said = begun ? `${BETWEEN}${word}` : `${word}${optional ? BETWEEN : ""}`;
    pattern += optional
      ? `(?:${said})${close.endsWith("*") ? "*" : "?"}`
      : `${said}${sign === "" ? "" : `(?=${sign})`}`;
    begun ||= !optional;
  }
  return pattern;
}

function wordOf(token: string, classes: WordClasses): string {
  if (token === "..") return `${WORD}+(?:${BETWEEN}${WORD}+){0,3}?`;
  if (token === "*") return `${WORD}+`;
  const words = token.split("|").flatMap((word) => {
    const [, name] = /^\{(.+)\}$/.exec(word) ?? [];
    return name === undefined ? [word] : (classes[name] ?? "").split(/\s+/).filter((one) => one !== "");
  });
  return words.length === 0 ? "(?!)" : `(?:${anyOf(words)})`;
}
