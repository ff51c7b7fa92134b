import { type Graph, isAround, itemAround, itemIn, itemOf, type Node, scopeOfItem } from "../graph/graph.ts";

/** Which step on which item. */
export interface Place {
  readonly step: string;
  readonly item: string;
}

/** A step run that has ended, with the number of items it made if it is a split. */
export interface Ended extends Place {
  readonly items?: number | undefined;
}

/** A step run to be made. It can run when `waitingOn` is 0. */
export interface NewStepRun extends Place {
  readonly waitingOn: number;
  /** Ended steps of outer scopes count: whoever makes the row takes those that have ended off `waitingOn`. */
  readonly outer: readonly Place[];
}

/** How the counter of a step run that waits changes. */
export interface Counter extends Place {
  readonly by: number;
}

/** What follows from the end of step runs. */
export interface Consequences {
  /** How the counters of step runs that wait change. */
  readonly counters: ReadonlyMap<string, Counter>;
  /** Every step run of `step` inside `item` waits on one step run less. */
  readonly inside: readonly Place[];
  readonly made: readonly NewStepRun[];
}

interface Needs {
  /** Steps in the node's own scope or around it. */
  readonly around: ReadonlySet<string>;
  /** Steps in the split that the node joins. */
  readonly joined: ReadonlySet<string>;
}

const lastOf = (scope: string) => scope.slice(scope.lastIndexOf("/") + 1);

/** What a node waits for. */
export function needsOf(node: Node): Needs {
  const around = new Set<string>();
  const joined = new Set<string>();
  for (const source of Object.values(node.inputs)) {
    if (source.from === "input") continue;
    if (isAround(source.scope, node.scope)) {
      // The item a step run works on is there before the step run is.
      if (source.from === "step") around.add(source.name);
      continue;
    }
    around.add(lastOf(source.scope));
    if (source.from === "step") joined.add(source.name);
  }
  return { around, joined };
}

/** Reads the shape of one pipeline: which step runs there are, and what waits for what. */
export class Planner {
  readonly #graph: Graph;
  readonly #nodes: ReadonlyMap<string, Node>;
  readonly #needs: ReadonlyMap<string, Needs>;
  readonly #depths = new Map<string, number>();

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#nodes = new Map(graph.nodes.map((node) => [node.name, node]));
    this.#needs = new Map(graph.nodes.map((node) => [node.name, needsOf(node)]));
    // A step comes after all that it reads.
    for (const { name, scope } of graph.nodes) {
      const { around, joined } = this.needs(name);
      const before = [...around, ...joined, ...(scope ? [lastOf(scope)] : [])];
      this.#depths.set(
        name,
        before.reduce((depth, step) => Math.max(depth, this.depth(step) + 1), 0),
      );
    }
  }

  node(step: string): Node {
    return this.#nodes.get(step)!;
  }

  needs(step: string): Needs {
    return this.#needs.get(step)!;
  }

  /**
   * How many steps must have ended, one after the other, before a step can run. Of two step runs the deeper goes first:
   * what is begun is brought to an end, so that results come early and no model waits for the last item of the step before.
   */
  depth(step: string): number {
    return this.#depths.get(step)!;
  }

  /** The step runs that a run begins with: those that run once. */
  first(): NewStepRun[] {
    return this.#makeIn("", "");
  }

  /** The steps to run again if those that `isChanged` names are: they, and whatever reads what they make. */
  dependents(isChanged: (node: Node) => boolean): Set<string> {
    const found = new Set<string>();
    for (const node of this.#graph.nodes) {
      const reads = Object.values(node.inputs).some(({ from, name }) => from !== "input" && found.has(name));
      if (reads || isChanged(node)) found.add(node.name);
    }
    return found;
  }

  /**
   * The step runs that a run begins with in which only `changed` is to run and all else has ended.
   * @param items of the splits that have ended
   */
  again(changed: ReadonlySet<string>, items: readonly string[]): NewStepRun[] {
    const children = Map.groupBy(items, (item) => `${itemAround(item)} ${scopeOfItem(item)}`);
    const waitingOn = (step: string, item: string) => {
      const { around, joined } = this.needs(step);
      let count = [...around].filter((name) => changed.has(name)).length;
      for (const name of joined)
        if (changed.has(name)) count += children.get(`${item} ${this.node(name).scope}`)?.length ?? 0;
      return count;
    };
    return ["", ...items].flatMap((item) => {
      const scope = item === "" ? "" : scopeOfItem(item);
      return this.#graph.nodes
        .filter((node) => node.scope === scope && changed.has(node.name))
        .map(({ name }) => ({ step: name, item, waitingOn: waitingOn(name, item), outer: [] }));
    });
  }

  #makeIn(scope: string, item: string): NewStepRun[] {
    return this.#graph.nodes
      .filter((node) => node.scope === scope)
      .map(({ name }) => {
        const { around } = this.needs(name);
        const outer = [...around]
          .filter((step) => this.node(step).scope !== scope)
          .map((step) => ({ step, item: itemIn(item, this.node(step).scope) }));
        return { step: name, item, waitingOn: around.size, outer };
      });
  }

  /** What follows when these step runs have ended. */
  after(ended: readonly Ended[]): Consequences {
    const counters = new Map<string, Counter>();
    const inside: Place[] = [];
    const made: NewStepRun[] = [];
    const count = (step: string, item: string, by: number) => {
      const key = `${step} ${item}`;
      counters.set(key, { step, item, by: by + (counters.get(key)?.by ?? 0) });
    };
    for (const { step, item, items = 0 } of ended) {
      const { kind, scope } = this.node(step);
      const itemScope = scope ? `${scope}/${step}` : step;
      for (const node of this.#graph.nodes) {
        const { around, joined } = this.needs(node.name);
        if (around.has(step)) {
          if (node.scope === scope) count(node.name, item, -1);
          else inside.push({ step: node.name, item });
        }
        if (joined.has(step)) count(node.name, itemAround(item), -1);
        if (kind === "split" && node.scope === scope) {
          const waits = [...joined].filter((name) => this.node(name).scope === itemScope).length;
          if (waits > 0) count(node.name, item, items * waits);
        }
      }
      if (kind === "split")
        for (let index = 0; index < items; index += 1)
          made.push(...this.#makeIn(itemScope, itemOf(item, step, index)));
    }
    return { counters, inside, made };
  }
}
