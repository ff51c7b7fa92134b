/** Prints rows in columns as wide as their widest cell; an empty list prints `none`. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): void {
  if (rows.length === 0) {
    process.stdout.write(`${none}\n`);
    return;
  }
  const widthOf = (column: number) =>
    Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? "")));
  const widths = head.map((_, column) => widthOf(column));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell)));
    process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
  }
}

/** Korean, Chinese and Japanese characters take two columns of a terminal. */
const displayWidth = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠]/.test(character) ? 2 : 1), 0);
