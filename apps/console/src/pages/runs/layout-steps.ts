/** What the layout needs of a step. */
export interface Placeable {
  readonly name: string;
  readonly inputs: readonly string[];
}

/** The place of a step in the graph. */
export interface Placed {
  /** Column, from the left: a step stands right of everything it reads. */
  readonly rank: number;
  /** Row within its column; columns are centred, so halves occur. */
  readonly row: number;
}

/**
 * Where the steps of a pipeline stand: in columns by the longest way from its inputs, each near what it reads.
 * @param steps in an order in which each stands after what it reads, as a pipeline declares them
 */
export function layoutSteps(steps: readonly Placeable[]): Map<string, Placed> {
  const ranks = new Map<string, number>();
  for (const { name, inputs } of steps)
    ranks.set(name, 1 + Math.max(-1, ...inputs.flatMap((input) => ranks.get(input) ?? [])));
  const rows = new Map<string, number>();
  for (let rank = 0; rank <= Math.max(-1, ...ranks.values()); rank++) {
    const column = [...steps.filter(({ name }) => ranks.get(name) === rank), ...passing(steps, ranks, rank)];
    const wanted = ({ inputs }: Placeable) => {
      const read = inputs.flatMap((input) => rows.get(input) ?? []);
      return read.length === 0 ? 0 : read.reduce((sum, row) => sum + row, 0) / read.length;
    };
    const ordered = column.toSorted((a, b) => wanted(a) - wanted(b));
    for (const [at, { name }] of ordered.entries())
      if (!rows.has(name)) rows.set(name, at - (column.length - 1) / 2);
  }
  return new Map(steps.map(({ name }) => [name, { rank: rankOf(ranks, name), row: rows.get(name) ?? 0 }]));
}

const rankOf = (ranks: ReadonlyMap<string, number>, name: string) => ranks.get(name) ?? 0;

/** Steps left of a column that are read right of it: their lines pass through, and get a row to pass in. */
function passing(steps: readonly Placeable[], ranks: ReadonlyMap<string, number>, rank: number): Placeable[] {
  return steps
    .filter(
      ({ name }) =>
        rankOf(ranks, name) < rank &&
        steps.some((reader) => reader.inputs.includes(name) && rankOf(ranks, reader.name) > rank),
    )
    .map(({ name }) => ({ name, inputs: [name] }));
}
