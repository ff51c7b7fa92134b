/** A rate, with the counts it comes from where the table has them. */
const CELL = /(\d+(?:\.\d+)?)%(?: \((\d+)\/(\d+)\))?/;

/** The rates in per cent of the last row of the table of `hapju evaluate`: that of all sessions. */
export function scoresInTable(printed: string): Map<string, number> {
  const rows = printed
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2).replace(/ \|$/, "").split(" | "));
  const [heads = []] = rows;
  const last = rows.at(-1) ?? [];
  return new Map(
    heads.flatMap((head, column) => {
      const [, rate, errors, length] = CELL.exec(last[column] ?? "") ?? [];
      if (rate === undefined) return [];
      const isExact = errors !== undefined && Number(length) > 0;
      return [[head, isExact ? (100 * Number(errors)) / Number(length) : Number(rate)] as const];
    }),
  );
}
