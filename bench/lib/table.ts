type Cell = string | number;

const text = (cell: Cell) =>
  typeof cell === "number" ? (Number.isInteger(cell) ? String(cell) : cell.toFixed(2)) : cell;

/** A table in Markdown; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(numeric.map((right) => (right ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(text))),
  ].join("\n");
}
